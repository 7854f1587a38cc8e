namespace WebConnectorSync.Sync.Storage;

/// <summary>Where a company's change feed ends, known to a transaction that keeps others from writing it.</summary>
/// <param name="TransactionId">The transaction.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="Newest">The number of its newest entry.</param>
internal sealed record FeedTail(Guid TransactionId, Guid CompanyId, long Newest);
