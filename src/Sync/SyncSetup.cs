using FluentValidation;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.AppRecords;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Delivery;
using WebConnectorSync.Sync.Figures;
using WebConnectorSync.Sync.Import;
using WebConnectorSync.Sync.Inbox;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Persons;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.RuleChanges;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Sessions;
using WebConnectorSync.Sync.Statistics;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sealing;
using WebConnectorSync.Sync.Values;
using WebConnectorSync.Sync.Warnings;

namespace WebConnectorSync.Sync;

/// <summary>The engine's services, room by room from the bottom up, and what it does by the clock.</summary>
internal static class SyncSetup
{
    public static IServiceCollection AddSync(this IServiceCollection services) => services
        .AddValidatorsFromAssemblyContaining<Bounds>(ServiceLifetime.Singleton, includeInternalTypes: true)
        .AddScoped<AuditTrail>()
        .AddSingleton<ChangeSignal>()
        .AddScoped<UnitOfWork>()
        .AddRecords()
        .AddRules()
        .AddPosts()
        .AddMatching()
        .AddImport()
        .AddCompanies()
        .AddAppRecords()
        .AddSessions()
        .AddScoped<InboxReader>()
        .AddScoped<CompanyCharts>()
        .AddJobs();

    private static IServiceCollection AddRecords(this IServiceCollection services) => services
        .AddSingleton(p => RecordPageWriter.For(p.GetRequiredService<DatabaseProvider>()))
        .AddScoped<RecordList>()
        .AddScoped<RecordSearch>()
        .AddScoped<RecordHistory>()
        .AddScoped<ChildRenamer>()
        .AddScoped<SectionReset>()
        .AddScoped<WarningStore>()
        .AddScoped<ClockWatch>()
        .AddScoped<LinkedTotals>()
        .AddScoped<Acknowledgement>()
        .AddScoped<ReferenceResolver>()
        .AddScoped<FigureMarks>()
        .AddScoped<FigureAnswer>();

    private static IServiceCollection AddRules(this IServiceCollection services) => services
        .AddScoped<RuleCache>()
        .AddScoped<PageEvaluation>()
        .AddScoped<RuleDecision>()
        .AddScoped<RecordBatches>()
        .AddScoped<CustomersBeforeStart>()
        .AddScoped<RulesPreviewer>()
        .AddScoped<RuleReevaluation>()
        .AddScoped<RuleApplication>();

    private static IServiceCollection AddPosts(this IServiceCollection services) => services
        .AddScoped<DesiredRecords>()
        .AddScoped<CompanyLimits>()
        .AddScoped<TakenNames>()
        .AddScoped<ParentChain>()
        .AddScoped<AppCheck>()
        .AddScoped<PostContent>()
        .AddScoped<PostQueue>()
        .AddScoped<PostActions>()
        .AddScoped<PostBlocking>()
        .AddScoped<PostList>()
        .AddScoped<PostSearch>()
        .AddScoped<NewRecordGate>()
        .AddScoped<BatchBuilder>()
        .AddSingleton<PostBatches>()
        .AddScoped<NamedReferences>()
        .AddScoped<NamedResults>()
        .AddScoped<HeirSearch>()
        .AddScoped<RecoveryMessage>()
        .AddScoped<PostRequestHandler>()
        .AddScoped<PostSettlement>()
        .AddScoped<PostConflict>()
        .AddScoped<WriteResults>()
        .AddScoped<RecoveryResults>()
        .AddScoped<PostFailure>()
        .AddScoped<PostResponseHandler>();

    private static IServiceCollection AddMatching(this IServiceCollection services) => services
        .AddScoped<AppKeys>()
        .AddScoped<LinkSettlement>()
        .AddScoped<RecordMerger>()
        .AddScoped<TwinSearch>()
        .AddScoped<LinkTransfer>()
        .AddScoped<AppMatching>()
        .AddScoped<PageMatching>()
        .AddScoped<ProvisionalLinks>()
        .AddScoped<ConcurrentEdit>()
        .AddScoped<ResetMatching>()
        .AddScoped<ConflictResolution>()
        .AddScoped<DecisionUndo>()
        .AddScoped<RecordActions>();

    private static IServiceCollection AddImport(this IServiceCollection services) => services
        .AddSingleton<SpoolFolder>()
        .AddScoped<ResponseStore>()
        .AddScoped<PageWarnings>()
        .AddScoped<PageStorage>()
        .AddScoped<RecordRemoval>()
        .AddScoped<ComparisonAnswer>()
        .AddScoped<ComparisonRequests>();

    private static IServiceCollection AddCompanies(this IServiceCollection services) => services
        .AddSingleton<CompanyPasswords>()
        .AddScoped<CompanyReader>()
        .AddScoped<CompanyCreation>()
        .AddScoped<TakeOverCommand>()
        .AddScoped<CompanyActions>()
        .AddScoped<FileAnswerCommand>()
        .AddScoped<SyncCommand>();

    private static IServiceCollection AddAppRecords(this IServiceCollection services) => services
        .AddScoped<AppLinking>()
        .AddScoped<IdempotencyStore>()
        .AddScoped<IdempotentReceiver>()
        .AddScoped<AppRecordCommands>()
        .AddScoped<RecordErasure>();

    private static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddScoped<OpenSessions>()
        .AddScoped<SessionHandlers>()
        .AddScoped<AnotherSession>()
        .AddScoped<AuthenticateHandler>()
        .AddScoped<WrongPassword>()
        .AddScoped<ConnectorSignIn>()
        .AddScoped<SendRequestHandler>()
        .AddScoped<NextStep>()
        .AddScoped<ReceiveResponseHandler>()
        .AddScoped<GetLastErrorHandler>()
        .AddScoped<ConnectionErrorHandler>()
        .AddScoped<CloseConnectionHandler>()
        .AddScoped<FileAcceptance>()
        .AddScoped<DoubtedFile>()
        .AddScoped<CompanyFileGuard>();

    private static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddJob<ExpireSessionsJob>(
            TimeSpan.FromMinutes(1), "Ends sessions whose Web Connector stopped calling, so that the company is free.")
        .AddJob<NightlyJob>(TimeSpan.FromMinutes(1), "Asks for the nightly sync of companies whose time has come.")
        .AddJob<CompanyRemovalJob>(TimeSpan.FromMinutes(1), "Removes what is stored for companies that were deleted, a few rows at a time.")
        .AddJob<ComparisonDueJob>(TimeSpan.FromHours(1), "Asks for a full comparison of sections that have had none for 30 days.")
        .AddJob<StatisticsJob>(TimeSpan.FromHours(1), "Keeps the figures of days that are over for the charts.")
        .AddJob<ForgetCallsJob>(TimeSpan.FromHours(6), "Forgets the answers to repeated calls of the app after a day.")
        .AddJob<RetentionJob>(TimeSpan.FromDays(1), "Removes messages, log lines and sessions that are past their days or more than fit.")
        .AddJob<CountsJob>(TimeSpan.FromDays(1), "Counts the records of each section again.")
        .AddJob<SealValuesJob>(
            TimeSpan.FromDays(1), "Encrypts personal values that were stored before this server did, or with keys of before.")
        .AddJob<UpkeepJob>(TimeSpan.FromDays(1), "Keeps the database in order and, on SQLite, makes a copy of it.");
}
