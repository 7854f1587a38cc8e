using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Bench;

/// <summary>
/// Fills a database with companies that have all been synced: one is synced over HTTP, the others are copies of its rows.
/// </summary>
internal static class ManyServer
{
    // Who calls, out of all of them; spread evenly.
    private const int Callers = 40;
    private const int Batch = 500;

    public static async Task<List<BenchCompany>> FillAsync(IServiceProvider services, string address, int count)
    {
        await using var scope = services.CreateAsyncScope();
        var done = (CompanyCreated.Done)await scope.ServiceProvider.GetRequiredService<CompanyCreation>()
            .CreateAsync(new CreateCompanyBody("Bench 0"), CancellationToken.None);
        var template = new BenchCompany(done.Company.Id, done.Company.UserName, done.Password, done.Company.FileId);
        using var http = new HttpClient();
        var ownerId = await services.GetRequiredService<Installation>().OwnerIdAsync(CancellationToken.None);
        await new QuietSession(http, new Uri(address + "/qbwc"), ownerId, template).RunAsync();
        var companies = await CopyCompaniesAsync(services, done, count - 1);
        await CopyRowsAsync(services, done.Company.Id, "CompanySections");
        return [template, .. companies.Where((_, i) => i % Math.Max(1, companies.Count / Callers) == 0)];
    }

    private static async Task<List<BenchCompany>> CopyCompaniesAsync(IServiceProvider services, CompanyCreated.Done template, int count)
    {
        var made = new List<BenchCompany>(count);
        for (var from = 0; from < count; from += Batch)
        {
            await using var db = services.GetRequiredService<ServerDbFactory>().Create();
            for (var i = from; i < Math.Min(count, from + Batch); i++)
            {
                var company = new Company
                {
                    Id = Guid.CreateVersion7(),
                    Name = string.Create(CultureInfo.InvariantCulture, $"Bench {i + 1}"),
                    UserName = string.Create(CultureInfo.InvariantCulture, $"bench-{i + 1}"),
                    PasswordHash = template.Company.PasswordHash,
                    FileId = Guid.NewGuid(),
                    CreatedAt = DateTime.UtcNow,
                };
                db.Companies.Add(company);
                made.Add(new BenchCompany(company.Id, company.UserName, template.Password, company.FileId));
            }

            await db.SaveChangesAsync();
        }

        return made;
    }

    private static async Task CopyRowsAsync(IServiceProvider services, Guid template, string table)
    {
        await using var db = services.GetRequiredService<ServerDbFactory>().Create();
        await db.Database.OpenConnectionAsync();
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandTimeout = 600;
        command.CommandText =
            $"SELECT group_concat('\"' || name || '\"', ', ') FROM pragma_table_info('{table}') WHERE name <> 'CompanyId'";
        var columns = (string)(await command.ExecuteScalarAsync())!;
        var id = Convert.ToHexString(template.ToByteArray(true));
        command.CommandText =
            $"INSERT INTO {table} (CompanyId, {columns}) SELECT c.Id, s.* FROM Companies c, (SELECT {columns} FROM {table} WHERE " +
            $"CompanyId = X'{id}') s WHERE c.Id <> X'{id}'";
        await command.ExecuteNonQueryAsync();
    }
}
