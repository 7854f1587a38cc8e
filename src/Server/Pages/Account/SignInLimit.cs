using System.Net;
using System.Threading.RateLimiting;
using WebConnectorSync.Server.Options;

namespace WebConnectorSync.Server.Pages.Account;

/// <summary>Some tries to sign in per minute and address.</summary>
internal sealed class SignInLimit(LimitOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> tries = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetFixedWindowLimiter(
            address, _ => new() { PermitLimit = options.SignInsPerMinute, Window = TimeSpan.FromMinutes(1) }));

    public bool Allows(HttpContext context)
    {
        using var lease = tries.AttemptAcquire(context.Connection.RemoteIpAddress ?? IPAddress.None);
        return lease.IsAcquired;
    }

    public void Dispose() => tries.Dispose();
}
