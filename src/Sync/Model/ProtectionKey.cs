using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebConnectorSync.Sync.Model;

/// <summary>A key that protects sign-ins and forms. In the database, so that every server can read what another one signed.</summary>
internal sealed class ProtectionKey
{
    /// <summary>The name the data protection gave it.</summary>
    public required string Name { get; init; }

    /// <summary>The key, XML.</summary>
    public required string Xml { get; init; }
}

internal sealed class ProtectionKeyConfiguration : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> builder)
    {
        builder.ToTable("ProtectionKeys");
        builder.HasKey(k => k.Name);
        builder.Property(k => k.Name).HasMaxLength(200);
    }
}
