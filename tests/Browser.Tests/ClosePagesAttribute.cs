using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Playwright;
using Xunit.v3;

namespace WebConnectorSync.Browser.Tests;

/// <summary>
/// Closes what a test opened when it is over. A page that stays open listens to the server and is kept fresh to the end of the run, which
/// with a hundred of them is most of what the machine does.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ClosePagesAttribute : BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> Open = new(StringComparer.Ordinal);

    /// <summary>Closes it when the running test is over.</summary>
    public static void WhenItIsOver(IBrowserContext context) => Open.GetOrAdd(TestContext.Current.Test!.UniqueID, _ => []).Add(context);

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        foreach (var context in Open.TryRemove(test.UniqueID, out var contexts) ? contexts : [])
        {
            // Whether it is closed a moment sooner or later is nothing to wait for.
            _ = context.CloseAsync();
        }
    }
}
