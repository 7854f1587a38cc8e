using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Browser.Tests;

/// <summary>Other people than the administrator.</summary>
internal static class Colleagues
{
    /// <summary>A page of somebody with that role.</summary>
    public static async Task<IPage> SignedInAsAsync(this Site site, Role role)
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        await using (var scope = site.Server.Services.CreateAsyncScope())
        {
            Assert.Empty(
                await scope.ServiceProvider.GetRequiredService<UserActions>()
                    .CreateAsync(new(email, Site.Password, role, null), TestContext.Current.CancellationToken, isOwn: true));
        }

        var page = await site.OpenAsync();
        await page.SignInAsync(email, Site.Password);
        return page;
    }
}
