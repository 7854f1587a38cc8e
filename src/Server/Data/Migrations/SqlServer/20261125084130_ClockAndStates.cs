using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebConnectorSync.Server.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ClockAndStates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Caller",
                table: "Sessions",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsRoundDone",
                table: "Sessions",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "MovesBeforeRound",
                table: "Sessions",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "RoundStartedAt",
                table: "Sessions",
                type: "datetime2(6)",
                precision: 6,
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<DateTime>(
                name: "ActiveSinceAt",
                table: "Companies",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CallsEveryMinutes",
                table: "Companies",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DueAt",
                table: "Companies",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "NightlyAt",
                table: "Companies",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NightlyDueAt",
                table: "Companies",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NightlyNextAt",
                table: "Companies",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PausedAt",
                table: "Companies",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Polling",
                table: "Companies",
                type: "nvarchar(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "Fixed");

            migrationBuilder.AddColumn<DateTime>(
                name: "PostponedUntilAt",
                table: "Companies",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "QuietSessions",
                table: "Companies",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "StandbyCaller",
                table: "Companies",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "StayMinutes",
                table: "Companies",
                type: "int",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<bool>(
                name: "StaysConnected",
                table: "Companies",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "StaysFrom",
                table: "Companies",
                type: "time",
                nullable: false,
                defaultValue: new TimeOnly(0, 0, 0));

            migrationBuilder.AddColumn<TimeOnly>(
                name: "StaysTo",
                table: "Companies",
                type: "time",
                nullable: false,
                defaultValue: new TimeOnly(0, 0, 0));

            migrationBuilder.AddColumn<DateTime>(
                name: "TakeOverAt",
                table: "Companies",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TimeZone",
                table: "Companies",
                type: "nvarchar(64)",
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
        }
    }
}
