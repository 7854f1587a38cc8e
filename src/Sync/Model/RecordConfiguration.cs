using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Sync.Model;

internal sealed class RecordConfiguration : IEntityTypeConfiguration<Record>
{
    public void Configure(EntityTypeBuilder<Record> builder)
    {
        builder.ToTable("Records");

        // The key begins with company and section, so that listing a section, deleting a company and a page's upsert each touch one range.
        builder.HasKey(r => new { r.CompanyId, r.Section, r.Id });
        builder.HasOne<Company>().WithMany().HasForeignKey(r => r.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(r => r.Section).HasMaxLength(32);
        builder.Property(r => r.QuickBooksId).HasMaxLength(QuickBooksIds.MaxLength);
        builder.Property(r => r.ExternalId).HasMaxLength(200);
        builder.Property(r => r.Name).HasMaxLength(255);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(r => r.Reason).HasConversion<ReasonConverter>().HasMaxLength(Reason.MaxLength);
        builder.Property(r => r.EditSequence).HasMaxLength(16);
        builder.Property(r => r.TimeModified).HasMaxLength(19);
        builder.Property(r => r.ParentId).HasMaxLength(QuickBooksIds.MaxLength);
        builder.Property(r => r.Mark).HasMaxLength(40);
        builder.Property(r => r.Settled).HasConversion<string>().HasMaxLength(16);
        builder.Property(r => r.Version).IsConcurrencyToken();

        // Both databases understand brackets around names.
        builder.HasIndex(r => new { r.CompanyId, r.Section, r.QuickBooksId }).IsUnique().HasFilter("[QuickBooksId] IS NOT NULL");
        builder.HasIndex(r => new { r.CompanyId, r.Section, r.ExternalId }).IsUnique().HasFilter("[ExternalId] IS NOT NULL");

        // Finds the children of a record that was renamed or removed.
        builder.HasIndex(r => new { r.CompanyId, r.Section, r.ParentId }).HasFilter("[ParentId] IS NOT NULL");

        // Matching by natural key, references by full name, lists sorted by name.
        builder.HasIndex(r => new { r.CompanyId, r.Section, r.Name });

        // These hold few rows: what QuickBooks does not have, what is set aside with a reason, what a reset put in doubt.
        builder.HasIndex(r => new { r.CompanyId, r.Section, r.Name }, "IX_Records_NotInQuickBooks").HasFilter("[QuickBooksId] IS NULL");
        builder.HasIndex(r => new { r.CompanyId, r.Section, r.State }, "IX_Records_WithReason").HasFilter("[Reason] IS NOT NULL");
        builder.HasIndex(r => new { r.CompanyId, r.Section }, "IX_Records_InDoubt").HasFilter("[LinkDoubtedAt] IS NOT NULL");

        builder.HasIndex(r => new { r.CompanyId, r.Section, r.Id }, "IX_Records_Undecided").HasFilter("[State] = 'Conflict'");
        builder.HasIndex(r => new { r.CompanyId, r.Section }, "IX_Records_FiguresDue").HasFilter("[FiguresDueAt] IS NOT NULL");

        // How many the app has in each state, without a look at what only QuickBooks has.
        builder.HasIndex(r => new { r.CompanyId, r.Section, r.State }, "IX_Records_OfApp").HasFilter("[ExternalId] IS NOT NULL");

        // Transactions as a person leafs through them; how many there are in each state, and which wait for a decision.
        builder.HasIndex(r => new { r.CompanyId, r.Section, r.TxnOn, r.Id }, "IX_Records_ByDate");
        builder.HasIndex(r => new { r.CompanyId, r.Section, r.State }, "IX_Records_ByState");
    }
}
