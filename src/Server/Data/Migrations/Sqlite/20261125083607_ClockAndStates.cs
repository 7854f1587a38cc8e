using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebConnectorSync.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ClockAndStates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApiKeyCompanies");

            migrationBuilder.DropTable(
                name: "Audit");

            migrationBuilder.DropTable(
                name: "UserCompanies");

            migrationBuilder.DropTable(
                name: "Users");

            migrationBuilder.DropColumn(
                name: "IsLimited",
                table: "ApiKeys");

            migrationBuilder.DropColumn(
                name: "IsReadOnly",
                table: "ApiKeys");

            migrationBuilder.AddColumn<string>(
                name: "Caller",
                table: "Sessions",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsRoundDone",
                table: "Sessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "MovesBeforeRound",
                table: "Sessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "RoundStartedAt",
                table: "Sessions",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<DateTime>(
                name: "ActiveSinceAt",
                table: "Companies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CallsEveryMinutes",
                table: "Companies",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DueAt",
                table: "Companies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "NightlyAt",
                table: "Companies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NightlyDueAt",
                table: "Companies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NightlyNextAt",
                table: "Companies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PausedAt",
                table: "Companies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Polling",
                table: "Companies",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "Fixed");

            migrationBuilder.AddColumn<DateTime>(
                name: "PostponedUntilAt",
                table: "Companies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "QuietSessions",
                table: "Companies",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "StandbyCaller",
                table: "Companies",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "StayMinutes",
                table: "Companies",
                type: "INTEGER",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<bool>(
                name: "StaysConnected",
                table: "Companies",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "StaysFrom",
                table: "Companies",
                type: "TEXT",
                nullable: false,
                defaultValue: new TimeOnly(0, 0, 0));

            migrationBuilder.AddColumn<TimeOnly>(
                name: "StaysTo",
                table: "Companies",
                type: "TEXT",
                nullable: false,
                defaultValue: new TimeOnly(0, 0, 0));

            migrationBuilder.AddColumn<DateTime>(
                name: "TakeOverAt",
                table: "Companies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TimeZone",
                table: "Companies",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Companies_NightlyNextAt",
                table: "Companies",
                column: "NightlyNextAt",
                filter: "[NightlyNextAt] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Companies_NightlyNextAt",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "Caller",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "IsRoundDone",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "MovesBeforeRound",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "RoundStartedAt",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "ActiveSinceAt",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "CallsEveryMinutes",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "NightlyAt",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "NightlyDueAt",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "NightlyNextAt",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "PausedAt",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "Polling",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "PostponedUntilAt",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "QuietSessions",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "StandbyCaller",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "StayMinutes",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "StaysConnected",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "StaysFrom",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "StaysTo",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "TakeOverAt",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "TimeZone",
                table: "Companies");

            migrationBuilder.AddColumn<bool>(
                name: "IsLimited",
                table: "ApiKeys",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsReadOnly",
                table: "ApiKeys",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "ApiKeyCompanies",
                columns: table => new
                {
                    ApiKeyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CompanyId = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                name: "Audit",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 45, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Caller = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CallerId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Company = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    CompanyId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Users",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EmailKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FailedSignIns = table.Column<int>(type: "INTEGER", nullable: false),
                    IsLimited = table.Column<bool>(type: "INTEGER", nullable: false),
                    LastSignInAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LockedUntilAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    SecurityStamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UserCompanies",
                columns: table => new
                {
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CompanyId = table.Column<byte[]>(type: "BLOB", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_ApiKeyCompanies_CompanyId",
                table: "ApiKeyCompanies",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_At",
                table: "Audit",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_CompanyId_At",
                table: "Audit",
                columns: new[] { "CompanyId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_UserCompanies_CompanyId",
                table: "UserCompanies",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_Users_EmailKey",
                table: "Users",
                column: "EmailKey",
                unique: true);
        }
    }
}
