using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebConnectorSync.Server.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Rules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "BegunAt",
                table: "RuleSets",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Settled",
                table: "Records",
                type: "nvarchar(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "JudgementsDue",
                columns: table => new
                {
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Section = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    DoneTo = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JudgementsDue", x => new { x.CompanyId, x.Section });
                    table.ForeignKey(
                        name: "FK_JudgementsDue_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

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
                name: "IX_Records_WithReason",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "State" },
                filter: "[Reason] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "JudgementsDue");

            migrationBuilder.DropIndex(
                name: "IX_Records_InDoubt",
                table: "Records");

            migrationBuilder.DropIndex(
                name: "IX_Records_NotInQuickBooks",
                table: "Records");

            migrationBuilder.DropIndex(
                name: "IX_Records_WithReason",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "BegunAt",
                table: "RuleSets");

            migrationBuilder.DropColumn(
                name: "Settled",
                table: "Records");
        }
    }
}
