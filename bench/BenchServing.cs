namespace WebConnectorSync.Bench;

/// <summary>A company of the server that is measured, as its child process tells of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="UserName">For authenticate.</param>
/// <param name="Password">For authenticate.</param>
/// <param name="FileId">The stamp the Web Connector finds in the company file.</param>
internal sealed record BenchCompany(Guid Id, string UserName, string Password, Guid FileId);

/// <summary>What the child process says when it is ready to be called.</summary>
/// <param name="Address">Where calls go.</param>
/// <param name="OwnerId">Under which the stamp is.</param>
/// <param name="Companies">Who may call.</param>
internal sealed record BenchServing(string Address, Guid OwnerId, IReadOnlyList<BenchCompany> Companies);
