namespace WebConnectorSync.Sync.Warnings;

/// <summary>Where a warning belongs, and the session that met it.</summary>
internal readonly record struct WarningPlace(Guid CompanyId, string Section, Guid? SessionId);
