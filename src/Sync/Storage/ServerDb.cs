using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Storage;

/// <summary>The database. Each entity's keys, lengths and indexes stand in its configuration class, beside the entity.</summary>
internal abstract class ServerDb : DbContext
{
    protected ServerDb(DbContextOptions options)
        : base(options)
    {
#pragma warning disable MA0056 // EF's own property, which nothing here overrides.
        // A failure ends the whole transaction, so a savepoint would never be used.
        Database.AutoSavepointsEnabled = false;
#pragma warning restore MA0056
    }

    public DbSet<Company> Companies => Set<Company>();

    public DbSet<CompanySection> Sections => Set<CompanySection>();

    public DbSet<Record> Records => Set<Record>();

    public DbSet<RecordDecision> Decisions => Set<RecordDecision>();

    public DbSet<Comparison> Comparisons => Set<Comparison>();

    public DbSet<SectionWarning> Warnings => Set<SectionWarning>();

    public DbSet<Change> Changes => Set<Change>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<PostBatch> PostBatches => Set<PostBatch>();

    public DbSet<RuleSet> RuleSets => Set<RuleSet>();

    public DbSet<PendingEvaluation> PendingEvaluations => Set<PendingEvaluation>();

    public DbSet<IdempotentCall> IdempotentCalls => Set<IdempotentCall>();

    public DbSet<LogEntry> Log => Set<LogEntry>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<ApiKeyCompany> ApiKeyCompanies => Set<ApiKeyCompany>();

    public DbSet<User> Users => Set<User>();

    public DbSet<SignIn> SignIns => Set<SignIn>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    public DbSet<UserLogin> UserLogins => Set<UserLogin>();

    public DbSet<UserCompany> UserCompanies => Set<UserCompany>();

    public DbSet<SavedFilter> SavedFilters => Set<SavedFilter>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<CompanyDay> CompanyDays => Set<CompanyDay>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    public DbSet<Node> Nodes => Set<Node>();

    public DbSet<ServerSetting> Settings => Set<ServerSetting>();

    /// <summary>Whether LIKE compares the texts of records without regard to the case of any letter; else only of A to Z.</summary>
    public abstract bool FoldsEveryCase { get; }

    /// <summary>
    /// What the transaction that is open knows of the change feed it has locked; that of an earlier transaction means nothing.
    /// </summary>
    internal FeedTail? FeedTail { get; set; }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var looked = new LookedOnce(ChangeTracker);
        await ChangeNumbers.GiveAsync(this, cancellationToken);
        RaiseVersions();
        SaveMany();
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>For what the framework saves synchronously (its protection keys); no entry of a change feed is among it.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        using var looked = new LookedOnce(ChangeTracker);
        RaiseVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ServerDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcInstant>();
        configurationBuilder.Properties<Guid>().HaveConversion<BigEndianGuid>();
    }

    /// <summary>Saves what a database writes faster by a way of its own, and leaves the rest to EF.</summary>
    protected virtual void SaveMany()
    {
    }

    private void RaiseVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
        {
            if (entry.State == EntityState.Modified)
            {
                entry.Property(nameof(IVersioned.Version)).CurrentValue = entry.Entity.Version + 1;
            }
        }
    }

    /// <summary>Looks for changes now; EF would look again at each step of a save, at every property of every row.</summary>
    private readonly struct LookedOnce : IDisposable
    {
        private readonly ChangeTracker _tracker;
        private readonly bool _looksByItself;

        public LookedOnce(ChangeTracker tracker)
        {
            (_tracker, _looksByItself) = (tracker, tracker.AutoDetectChangesEnabled);
            tracker.DetectChanges();
            tracker.AutoDetectChangesEnabled = false;
        }

        public void Dispose() => _tracker.AutoDetectChangesEnabled = _looksByItself;
    }
}
