using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Model;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("Users");
        builder.HasKey(u => u.Id);
        builder.Property(u => u.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(u => u.EmailKey).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(u => u.PasswordHash).HasMaxLength(200);
        builder.Property(u => u.SecurityStamp).HasMaxLength(64);
        builder.Property(u => u.AuthenticatorKey).HasMaxLength(1000);
        builder.Property(u => u.UsedCodes).HasMaxLength(100);
        builder.Property(u => u.RecoveryCodes).HasMaxLength(1000);
        builder.Property(u => u.Role).HasConversion<string>().HasMaxLength(16);
        builder.Property(u => u.Version).IsConcurrencyToken();
        builder.HasIndex(u => u.EmailKey).IsUnique();
    }
}
