using WebConnectorSync.Server.Access;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>What a stream of news lives on.</summary>
/// <param name="Databases">Read once per look, not held.</param>
/// <param name="Signal">Wakes it before the next look.</param>
/// <param name="People">Whether the person is still signed in.</param>
/// <param name="Clock">Paces it.</param>
/// <param name="Server">Ends it when the server stops.</param>
internal sealed record LiveSources(
    ServerDbFactory Databases, ChangeSignal Signal, SignInCheck People, TimeProvider Clock, IHostApplicationLifetime Server);
