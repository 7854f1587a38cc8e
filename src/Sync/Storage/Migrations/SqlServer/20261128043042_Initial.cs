using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebConnectorSync.Sync.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ApiKeys",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    IsReadOnly = table.Column<bool>(type: "bit", nullable: false),
                    IsLimited = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Audit",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    CallerId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Caller = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(45)", maxLength: 45, nullable: true),
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Company = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Action = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Companies",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UserName = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PasswordHash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FileId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    IsPaused = table.Column<bool>(type: "bit", nullable: false),
                    PausedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    Polling = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    EveryMinutes = table.Column<int>(type: "int", nullable: false),
                    QuietSessions = table.Column<int>(type: "int", nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    PostponedUntilAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    CallsEveryMinutes = table.Column<int>(type: "int", nullable: true),
                    TimeZone = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    StaysConnected = table.Column<bool>(type: "bit", nullable: false),
                    StaysFrom = table.Column<TimeOnly>(type: "time", nullable: false),
                    StaysTo = table.Column<TimeOnly>(type: "time", nullable: false),
                    StayMinutes = table.Column<int>(type: "int", nullable: false),
                    NightlyAt = table.Column<TimeOnly>(type: "time", nullable: true),
                    NightlySections = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    NightlyNextAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    NightlyDueAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    MarksMemos = table.Column<bool>(type: "bit", nullable: false),
                    FilePath = table.Column<string>(type: "nvarchar(1024)", maxLength: 1024, nullable: true),
                    Identity = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    AreFiguresDue = table.Column<bool>(type: "bit", nullable: false),
                    QuickBooksName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    Product = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    QbxmlVersion = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    Country = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    Computer = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    LastContactAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    NextContactAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    LastSyncAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    FirstSyncAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    IsFirstSyncSeen = table.Column<bool>(type: "bit", nullable: false),
                    ActiveSinceAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    StandbyAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    StandbyCaller = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    TwoSeenAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    SignInRefusedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    SignInRefusedSince = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    SignInRefusedCaller = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    TakeOverAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    ActiveSessionId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    SyncRequestedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    ProblemCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ProblemDetail = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ProblemDuring = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    ProblemAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    ClockAheadSeconds = table.Column<int>(type: "int", nullable: false),
                    ClockWrongAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    ChangeSequence = table.Column<long>(type: "bigint", nullable: false),
                    IsSimulated = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    DeletedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    LastBrought_Created = table.Column<int>(type: "int", nullable: false),
                    LastBrought_Deleted = table.Column<int>(type: "int", nullable: false),
                    LastBrought_Posted = table.Column<int>(type: "int", nullable: false),
                    LastBrought_Updated = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Companies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "JobRuns",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    HasFailed = table.Column<bool>(type: "bit", nullable: false),
                    Result = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    NextRunAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    NodeId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Server = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobRuns", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Nodes",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Machine = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    SeenAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Nodes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProtectionKeys",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Xml = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProtectionKeys", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Settings",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Settings", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Users",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    EmailKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PasswordHash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    MustChangePassword = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AuthenticatorKey = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    UsedCodes = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    RecoveryCodes = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Role = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    IsLimited = table.Column<bool>(type: "bit", nullable: false),
                    FailedSignIns = table.Column<int>(type: "int", nullable: false),
                    LockedUntilAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    FailedCodes = table.Column<int>(type: "int", nullable: false),
                    CodesLockedUntilAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    LastSignInAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ApiKeyCompanies",
                columns: table => new
                {
                    ApiKeyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiKeyCompanies", x => new { x.ApiKeyId, x.CompanyId });
                    table.ForeignKey(
                        name: "FK_ApiKeyCompanies_ApiKeys_ApiKeyId",
                        column: x => x.ApiKeyId,
                        principalTable: "ApiKeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ApiKeyCompanies_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Changes",
                columns: table => new
                {
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    Type = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Section = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    RecordId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Changes", x => new { x.CompanyId, x.Sequence });
                    table.ForeignKey(
                        name: "FK_Changes_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CompanyDays",
                columns: table => new
                {
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    DayOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Sessions = table.Column<int>(type: "int", nullable: false),
                    Problems = table.Column<int>(type: "int", nullable: false),
                    Posted = table.Column<int>(type: "int", nullable: false),
                    QuickBooksMilliseconds = table.Column<long>(type: "bigint", nullable: false),
                    Records = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CompanyDays", x => new { x.CompanyId, x.DayOn });
                    table.ForeignKey(
                        name: "FK_CompanyDays_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CompanySections",
                columns: table => new
                {
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Section = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    InUse = table.Column<bool>(type: "bit", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    SyncTime = table.Column<string>(type: "nvarchar(19)", maxLength: 19, nullable: true),
                    SyncTimeSeenAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    OverlapSeconds = table.Column<int>(type: "int", nullable: false),
                    IsSettled = table.Column<bool>(type: "bit", nullable: false),
                    NetAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    IsNet = table.Column<bool>(type: "bit", nullable: false),
                    SyncedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    ComparedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    RunSessionId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    RunStartedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    IteratorId = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    RunNewest = table.Column<string>(type: "nvarchar(19)", maxLength: 19, nullable: true),
                    IsRunDone = table.Column<bool>(type: "bit", nullable: false),
                    Restarts = table.Column<int>(type: "int", nullable: false),
                    WindowFrom = table.Column<string>(type: "nvarchar(19)", maxLength: 19, nullable: true),
                    WindowTo = table.Column<string>(type: "nvarchar(19)", maxLength: 19, nullable: true),
                    WindowSeconds = table.Column<int>(type: "int", nullable: false),
                    DoneBefore = table.Column<int>(type: "int", nullable: false),
                    DoneInWindow = table.Column<int>(type: "int", nullable: false),
                    Done = table.Column<int>(type: "int", nullable: false),
                    Percent = table.Column<int>(type: "int", nullable: false),
                    Pace = table.Column<int>(type: "int", nullable: true),
                    Total = table.Column<int>(type: "int", nullable: true),
                    PageSize = table.Column<int>(type: "int", nullable: false),
                    QuickBooksCount = table.Column<int>(type: "int", nullable: false),
                    UntoldNew = table.Column<int>(type: "int", nullable: false),
                    UntoldChanged = table.Column<int>(type: "int", nullable: false),
                    UntoldDeleted = table.Column<int>(type: "int", nullable: false),
                    UntoldPosted = table.Column<int>(type: "int", nullable: false),
                    ProblemCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ProblemDetail = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ProblemAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CompanySections", x => new { x.CompanyId, x.Section });
                    table.ForeignKey(
                        name: "FK_CompanySections_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Comparisons",
                columns: table => new
                {
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Section = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Step = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    LookedUpTo = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Matched = table.Column<int>(type: "int", nullable: false),
                    InDoubt = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    SessionId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    IteratorId = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    Restarts = table.Column<int>(type: "int", nullable: false),
                    IsHalted = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Comparisons", x => new { x.CompanyId, x.Section });
                    table.ForeignKey(
                        name: "FK_Comparisons_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Section = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    RecordId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Candidates = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PostedHash = table.Column<long>(type: "bigint", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    QuickBooksState = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true),
                    QuickBooksReason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    AppHash = table.Column<long>(type: "bigint", nullable: false),
                    ContentHash = table.Column<long>(type: "bigint", nullable: false),
                    MayBeUndone = table.Column<bool>(type: "bit", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    UndoneBy = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Decisions_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IdempotentCalls",
                columns: table => new
                {
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Key = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RequestHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    StatusCode = table.Column<int>(type: "int", nullable: false),
                    Body = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotentCalls", x => new { x.CompanyId, x.Key });
                    table.ForeignKey(
                        name: "FK_IdempotentCalls_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Log",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    SessionId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    Level = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Section = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_CI_AS"),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Advice = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_CI_AS"),
                    Actor = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Log", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Log_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PendingEvaluations",
                columns: table => new
                {
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Section = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    IsReadWhole = table.Column<bool>(type: "bit", nullable: false),
                    IsQuickBooksDone = table.Column<bool>(type: "bit", nullable: false),
                    IsTurned = table.Column<bool>(type: "bit", nullable: false),
                    DoneTo = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PendingEvaluations", x => new { x.CompanyId, x.Section });
                    table.ForeignKey(
                        name: "FK_PendingEvaluations_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PostBatches",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    MessageSetId = table.Column<string>(type: "nvarchar(23)", maxLength: 23, nullable: false),
                    RequestXml = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Requests = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Limit = table.Column<int>(type: "int", nullable: false),
                    Stage = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    SessionId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    HandedOut = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    IsCleared = table.Column<bool>(type: "bit", nullable: false),
                    MessageSetStatus = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostBatches", x => new { x.CompanyId, x.Id });
                    table.ForeignKey(
                        name: "FK_PostBatches_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Posts",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Section = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    RecordId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Operation = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Stage = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    WaitsFor = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    LookUp = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Together = table.Column<int>(type: "int", nullable: false),
                    BatchId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    SentHash = table.Column<long>(type: "bigint", nullable: true),
                    ErrorCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ErrorDetail = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    RefusedXml = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    History = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    DoneAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Posts", x => new { x.CompanyId, x.Id });
                    table.ForeignKey(
                        name: "FK_Posts_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Records",
                columns: table => new
                {
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Section = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    QuickBooksId = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ExternalId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_CI_AS"),
                    State = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    EditSequence = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true),
                    TimeModified = table.Column<string>(type: "nvarchar(19)", maxLength: 19, nullable: true),
                    ParentId = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: true, collation: "Latin1_General_100_BIN2"),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    TxnOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ContentHash = table.Column<long>(type: "bigint", nullable: false),
                    QuickBooks = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    App = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    AppHash = table.Column<long>(type: "bigint", nullable: false),
                    AppModifiedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    AppDeletedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    PostedHash = table.Column<long>(type: "bigint", nullable: true),
                    Mark = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    LinkDoubtedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    Candidates = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Settled = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true),
                    FiguresDueAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    FiguresAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    ModifiedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Records", x => new { x.CompanyId, x.Section, x.Id });
                    table.ForeignKey(
                        name: "FK_Records_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RuleSets",
                columns: table => new
                {
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Document = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    ChangedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    BegunAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    AppliedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleSets", x => new { x.CompanyId, x.Version });
                    table.ForeignKey(
                        name: "FK_RuleSets_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    TicketHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    State = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    LastCallAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    EndReason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    IsSuspect = table.Column<bool>(type: "bit", nullable: false),
                    WasTakenFromItself = table.Column<bool>(type: "bit", nullable: false),
                    NodeId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    IsFileChecked = table.Column<bool>(type: "bit", nullable: false),
                    IsFileProven = table.Column<bool>(type: "bit", nullable: false),
                    IsFileDoubted = table.Column<bool>(type: "bit", nullable: false),
                    Caller = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    CycleStartedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    IsCycleDone = table.Column<bool>(type: "bit", nullable: false),
                    IsOneByOne = table.Column<bool>(type: "bit", nullable: false),
                    FiguresPutOffAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    FilePath = table.Column<string>(type: "nvarchar(1024)", maxLength: 1024, nullable: true),
                    QbxmlVersion = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    Country = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    MessageNumber = table.Column<int>(type: "int", nullable: false),
                    Percent = table.Column<int>(type: "int", nullable: false),
                    LastError = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    RecordsCreated = table.Column<int>(type: "int", nullable: false),
                    RecordsUpdated = table.Column<int>(type: "int", nullable: false),
                    RecordsDeleted = table.Column<int>(type: "int", nullable: false),
                    SkipsImport = table.Column<bool>(type: "bit", nullable: false),
                    PostsPosted = table.Column<int>(type: "int", nullable: false),
                    PostsRejected = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    BeforeCycle_Created = table.Column<int>(type: "int", nullable: false),
                    BeforeCycle_Deleted = table.Column<int>(type: "int", nullable: false),
                    BeforeCycle_Posted = table.Column<int>(type: "int", nullable: false),
                    BeforeCycle_Updated = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sessions_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Warnings",
                columns: table => new
                {
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Section = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Detail = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Was = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    AcknowledgedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Warnings", x => new { x.CompanyId, x.Section, x.Code, x.RecordId });
                    table.ForeignKey(
                        name: "FK_Warnings_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Passkeys",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    UserId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CredentialHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Info = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Passkeys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Passkeys_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SavedFilters",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    UserId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    List = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedFilters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedFilters_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignIns",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    UserId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Method = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignIns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignIns_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UserCompanies",
                columns: table => new
                {
                    UserId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserCompanies", x => new { x.UserId, x.CompanyId });
                    table.ForeignKey(
                        name: "FK_UserCompanies_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_UserCompanies_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UserLogins",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    UserId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    SubjectHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserLogins", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UserLogins_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Messages",
                columns: table => new
                {
                    SessionId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Requests = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    RequestXml = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    HandedOutAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    QuickBooksMilliseconds = table.Column<int>(type: "int", nullable: true),
                    AnswerBytes = table.Column<long>(type: "bigint", nullable: true),
                    RecordCount = table.Column<int>(type: "int", nullable: true),
                    AnswerXml = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    Characters = table.Column<long>(type: "bigint", nullable: false),
                    Responses = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    HResult = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Problem = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Messages", x => new { x.SessionId, x.Number });
                    table.ForeignKey(
                        name: "FK_Messages_Sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "Sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ApiKeyCompanies_CompanyId",
                table: "ApiKeyCompanies",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_ApiKeys_Hash",
                table: "ApiKeys",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Audit_At",
                table: "Audit",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_CompanyId_At",
                table: "Audit",
                columns: new[] { "CompanyId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Companies_DeletedAt",
                table: "Companies",
                column: "DeletedAt",
                filter: "[DeletedAt] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_NameKey",
                table: "Companies",
                column: "NameKey",
                unique: true,
                filter: "[DeletedAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_NightlyNextAt",
                table: "Companies",
                column: "NightlyNextAt",
                filter: "[NightlyNextAt] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_UserName",
                table: "Companies",
                column: "UserName",
                unique: true,
                filter: "[DeletedAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CompanyDays_DayOn",
                table: "CompanyDays",
                column: "DayOn");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_CompanyId_Section_RecordId_Id",
                table: "Decisions",
                columns: new[] { "CompanyId", "Section", "RecordId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_IdempotentCalls_CreatedAt",
                table: "IdempotentCalls",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Log_CompanyId_At",
                table: "Log",
                columns: new[] { "CompanyId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Log_Problems",
                table: "Log",
                columns: new[] { "At", "CompanyId" },
                filter: "[Level] <> 'Info'");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_HandedOutAt_CompanyId_QuickBooksMilliseconds_Characters",
                table: "Messages",
                columns: new[] { "HandedOutAt", "CompanyId", "QuickBooksMilliseconds", "Characters" });

            migrationBuilder.CreateIndex(
                name: "IX_Passkeys_CredentialHash",
                table: "Passkeys",
                column: "CredentialHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Passkeys_UserId",
                table: "Passkeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_PostBatches_CompanyId",
                table: "PostBatches",
                column: "CompanyId",
                unique: true,
                filter: "[ClosedAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_Arrived",
                table: "Posts",
                columns: new[] { "DoneAt", "CompanyId" },
                filter: "[Status] = 'Posted'");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_CompanyId_BatchId",
                table: "Posts",
                columns: new[] { "CompanyId", "BatchId" },
                filter: "[BatchId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_CompanyId_DoneAt",
                table: "Posts",
                columns: new[] { "CompanyId", "DoneAt" },
                filter: "[DoneAt] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_CompanyId_Section_RecordId_Id",
                table: "Posts",
                columns: new[] { "CompanyId", "Section", "RecordId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_CompanyId_Status_Id",
                table: "Posts",
                columns: new[] { "CompanyId", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_CompanyId_WaitsFor",
                table: "Posts",
                columns: new[] { "CompanyId", "WaitsFor" },
                filter: "[WaitsFor] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_Pending",
                table: "Posts",
                columns: new[] { "CompanyId", "Section", "Id" },
                filter: "[Status] = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_ToLookUp",
                table: "Posts",
                columns: new[] { "CompanyId", "Id" },
                filter: "[LookUp] <> 'None'");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_Unfinished",
                table: "Posts",
                columns: new[] { "CompanyId", "RecordId" },
                filter: "[Status] IN ('Pending', 'Held', 'Rejected', 'Sent', 'Unknown')");

            migrationBuilder.CreateIndex(
                name: "IX_Records_ByDate",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "TxnOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Records_ByState",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Records_CompanyId_Section_ExternalId",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "ExternalId" },
                unique: true,
                filter: "[ExternalId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Records_CompanyId_Section_Name",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_Records_CompanyId_Section_ParentId",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "ParentId" },
                filter: "[ParentId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Records_CompanyId_Section_QuickBooksId",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "QuickBooksId" },
                unique: true,
                filter: "[QuickBooksId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Records_FiguresDue",
                table: "Records",
                columns: new[] { "CompanyId", "Section" },
                filter: "[FiguresDueAt] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Records_InDoubt",
                table: "Records",
                columns: new[] { "CompanyId", "Section" },
                filter: "[LinkDoubtedAt] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Records_NotInQuickBooks",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "Name" },
                filter: "[QuickBooksId] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Records_OfApp",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "State" },
                filter: "[ExternalId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Records_Undecided",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "Id" },
                filter: "[State] = 'Conflict'");

            migrationBuilder.CreateIndex(
                name: "IX_Records_WithReason",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "State" },
                filter: "[Reason] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SavedFilters_UserId_List",
                table: "SavedFilters",
                columns: new[] { "UserId", "List" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_CompanyId_StartedAt",
                table: "Sessions",
                columns: new[] { "CompanyId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_LastCallAt",
                table: "Sessions",
                column: "LastCallAt",
                filter: "[EndedAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_StartedAt_CompanyId",
                table: "Sessions",
                columns: new[] { "StartedAt", "CompanyId" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_TicketHash",
                table: "Sessions",
                column: "TicketHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignIns_UserId",
                table: "SignIns",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_UserCompanies_CompanyId",
                table: "UserCompanies",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_UserLogins_SubjectHash",
                table: "UserLogins",
                column: "SubjectHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UserLogins_UserId",
                table: "UserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Users_EmailKey",
                table: "Users",
                column: "EmailKey",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApiKeyCompanies");

            migrationBuilder.DropTable(
                name: "Audit");

            migrationBuilder.DropTable(
                name: "Changes");

            migrationBuilder.DropTable(
                name: "CompanyDays");

            migrationBuilder.DropTable(
                name: "CompanySections");

            migrationBuilder.DropTable(
                name: "Comparisons");

            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropTable(
                name: "IdempotentCalls");

            migrationBuilder.DropTable(
                name: "JobRuns");

            migrationBuilder.DropTable(
                name: "Log");

            migrationBuilder.DropTable(
                name: "Messages");

            migrationBuilder.DropTable(
                name: "Nodes");

            migrationBuilder.DropTable(
                name: "Passkeys");

            migrationBuilder.DropTable(
                name: "PendingEvaluations");

            migrationBuilder.DropTable(
                name: "PostBatches");

            migrationBuilder.DropTable(
                name: "Posts");

            migrationBuilder.DropTable(
                name: "ProtectionKeys");

            migrationBuilder.DropTable(
                name: "Records");

            migrationBuilder.DropTable(
                name: "RuleSets");

            migrationBuilder.DropTable(
                name: "SavedFilters");

            migrationBuilder.DropTable(
                name: "Settings");

            migrationBuilder.DropTable(
                name: "SignIns");

            migrationBuilder.DropTable(
                name: "UserCompanies");

            migrationBuilder.DropTable(
                name: "UserLogins");

            migrationBuilder.DropTable(
                name: "Warnings");

            migrationBuilder.DropTable(
                name: "ApiKeys");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "Users");

            migrationBuilder.DropTable(
                name: "Companies");
        }
    }
}
