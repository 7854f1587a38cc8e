using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebConnectorSync.Sync.Model;

/// <summary>By which name an OpenID provider knows a person. It stays when their e-mail address changes there.</summary>
internal sealed class UserLogin
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>SHA-256 of issuer and subject, in hexadecimal.</summary>
    public required string SubjectHash { get; init; }

    public DateTime CreatedAt { get; init; }
}

internal sealed class UserLoginConfiguration : IEntityTypeConfiguration<UserLogin>
{
    public void Configure(EntityTypeBuilder<UserLogin> builder)
    {
        builder.ToTable("UserLogins");
        builder.HasKey(l => l.Id);
        builder.Property(l => l.SubjectHash).HasMaxLength(64).IsUnicode(false);
        builder.HasIndex(l => l.SubjectHash).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
