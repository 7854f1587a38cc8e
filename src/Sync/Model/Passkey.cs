using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebConnectorSync.Sync.Model;

/// <summary>A key that a person's device keeps and proves to have (WebAuthn).</summary>
internal sealed class Passkey
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>SHA-256 of the id the device gave it, in hexadecimal; the id itself may be longer than an index takes.</summary>
    public required string CredentialHash { get; init; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; set; }

    /// <summary>What ASP.NET Core Identity knows of it (<c>UserPasskeyInfo</c>), as JSON: the public key and what it promises.</summary>
    public required string Info { get; set; }

    public DateTime CreatedAt { get; init; }

    public DateTime? LastUsedAt { get; set; }
}

internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<Passkey>
{
    public const int MaxName = 60;

    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("Passkeys");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.CredentialHash).HasMaxLength(64).IsUnicode(false);
        builder.Property(p => p.Name).HasMaxLength(MaxName);
        builder.HasIndex(p => p.CredentialHash).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
