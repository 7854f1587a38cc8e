using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Companies;

/// <summary>The companies a caller sees; the others do not exist for them.</summary>
internal static class SeenCompanies
{
    /// <summary>All of them, or those that were given to the key or the person: a key may open thousands.</summary>
    public static IQueryable<Company> SeenBy(this ServerDb db, Caller caller) => caller switch
    {
        { Companies: null } => db.Companies,
        { Kind: CallerKind.Key } => db.Companies.Where(c => db.ApiKeyCompanies.Any(k => k.ApiKeyId == caller.Id && k.CompanyId == c.Id)),
        _ => db.Companies.Where(c => db.UserCompanies.Any(u => u.UserId == caller.Id && u.CompanyId == c.Id)),
    };
}
