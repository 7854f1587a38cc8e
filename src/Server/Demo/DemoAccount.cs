using System.Security.Cryptography;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Options;

namespace WebConnectorSync.Server.Demo;

/// <summary>The administrator of a demo; shown on the console and, to a browser on the same machine, on the sign-in page.</summary>
internal sealed class DemoAccount(ServerOptions options)
{
    public string Email { get; } = "demo@example.com";

    /// <summary>New at each start, as the demo's data are.</summary>
    public string Password { get; } = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);

    /// <summary>Whether it may be shown: in the demo, to this machine.</summary>
    public bool IsFor(HttpContext http) => options.Demo && ThisMachine.Asks(http, options);
}
