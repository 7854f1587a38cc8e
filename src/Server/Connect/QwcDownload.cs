using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Connect;

/// <summary>Prepares a company's .qwc file for the API and the page.</summary>
internal sealed class QwcDownload(CompanyReader companies, Installation installation, ServerOptions options)
{
    /// <summary>The file, or why there is none yet; null when there is no such company.</summary>
    public async Task<QwcAnswer?> PrepareAsync(Guid companyId, CancellationToken ct)
    {
        if (await companies.FindAsync(companyId, ct) is not { Company: var company })
        {
            return null;
        }

        var problems = PublicUrlCheck.Problems(options.PublicUrl);
        return problems.Count > 0
            ? new QwcAnswer("", [], problems)
            : new QwcAnswer(QwcFile.FileName(company), QwcFile.Write(company, await installation.OwnerIdAsync(ct), options.PublicUrl), []);
    }
}

/// <summary>A .qwc file, or why there is none.</summary>
/// <param name="Name">What to save it as.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Problems">What the Web Connector would refuse about the server's address; empty when nothing.</param>
internal sealed record QwcAnswer(string Name, byte[] Bytes, IReadOnlyList<string> Problems);
