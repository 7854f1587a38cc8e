namespace WebConnectorSync.Server.Api.Companies;

/// <summary>A company that was just created.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="WebConnector">What the person at the Web Connector needs.</param>
internal sealed record CreatedCompanyJson(Guid Id, string Name, WebConnectorJson WebConnector);

/// <summary>What the person at the Web Connector needs.</summary>
/// <param name="UserName">The user name in the .qwc file.</param>
/// <param name="Password">What to type into the Web Connector. Answered this once; a new one can be made.</param>
/// <param name="AppUrl">Where the Web Connector will call.</param>
/// <param name="QwcUrl">Where the .qwc file is, with the API key.</param>
internal sealed record WebConnectorJson(string UserName, string Password, string AppUrl, string QwcUrl);
