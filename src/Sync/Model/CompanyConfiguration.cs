using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WebConnectorSync.Sync.Companies;

namespace WebConnectorSync.Sync.Model;

internal sealed class CompanyConfiguration : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> builder)
    {
        builder.ToTable("Companies");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Name).HasMaxLength(CompanyName.MaxLength);
        builder.Property(c => c.NameKey).HasMaxLength(CompanyName.MaxLength);
        builder.Property(c => c.UserName).HasMaxLength(64);
        builder.Property(c => c.PasswordHash).HasMaxLength(200);
        builder.Property(c => c.Polling).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.TimeZone).HasMaxLength(CompanyClock.ZoneMaxLength);
        builder.Property(c => c.NightlySections).HasMaxLength(2000);
        builder.Property(c => c.StandbyCaller).HasMaxLength(64);
        builder.Property(c => c.SignInRefusedCaller).HasMaxLength(64);
        builder.Property(c => c.ProblemDuring).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.FilePath).HasMaxLength(1024);
        builder.Property(c => c.Identity).HasConversion<FileIdentityConverter, FileIdentityConverter.Comparer>();
        builder.Ignore(c => c.MayWrite);
        builder.ComplexProperty(c => c.LastBrought, b => b.Ignore(m => m.Moves));
        builder.Property(c => c.QuickBooksName).HasMaxLength(255);
        builder.Property(c => c.Product).HasMaxLength(255);
        builder.Property(c => c.QbxmlVersion).HasMaxLength(10);
        builder.Property(c => c.Computer).HasMaxLength(64);
        builder.Property(c => c.Country).HasMaxLength(10);
        builder.Property(c => c.ProblemCode).HasMaxLength(40);
        builder.Property(c => c.ProblemDetail).HasMaxLength(1000);
        builder.Property(c => c.Version).IsConcurrencyToken();

        // A query sees deleted companies only with IgnoreQueryFilters; their names and user names can be used again.
        builder.HasQueryFilter(c => c.DeletedAt == null);
        builder.HasIndex(c => c.UserName).IsUnique().HasFilter("[DeletedAt] IS NULL");
        builder.HasIndex(c => c.NameKey).IsUnique().HasFilter("[DeletedAt] IS NULL");
        builder.HasIndex(c => c.DeletedAt).HasFilter("[DeletedAt] IS NOT NULL");
        builder.HasIndex(c => c.NightlyNextAt).HasFilter("[NightlyNextAt] IS NOT NULL");
    }
}
