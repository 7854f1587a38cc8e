using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebConnectorSync.Sync.Model;

/// <summary>A company that a limited key opens.</summary>
internal sealed class ApiKeyCompany
{
    public Guid ApiKeyId { get; init; }

    public Guid CompanyId { get; init; }
}

internal sealed class ApiKeyCompanyConfiguration : IEntityTypeConfiguration<ApiKeyCompany>
{
    public void Configure(EntityTypeBuilder<ApiKeyCompany> builder)
    {
        builder.ToTable("ApiKeyCompanies");
        builder.HasKey(c => new { c.ApiKeyId, c.CompanyId });
        builder.HasOne<ApiKey>().WithMany().HasForeignKey(c => c.ApiKeyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.Cascade);
    }
}
