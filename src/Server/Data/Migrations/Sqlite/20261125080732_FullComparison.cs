using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebConnectorSync.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FullComparison : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ComparedAt",
                table: "CompanySections",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Comparisons",
                columns: table => new
                {
                    CompanyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Section = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    LookedUpTo = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    Matched = table.Column<int>(type: "INTEGER", nullable: false),
                    InDoubt = table.Column<string>(type: "TEXT", nullable: false),
                    SessionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    IteratorId = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    Restarts = table.Column<int>(type: "INTEGER", nullable: false),
                    IsHalted = table.Column<bool>(type: "INTEGER", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_Records_CompanyId_Section_ParentId",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "ParentId" },
                filter: "[ParentId] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Comparisons");

            migrationBuilder.DropIndex(
                name: "IX_Records_CompanyId_Section_ParentId",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "ComparedAt",
                table: "CompanySections");
        }
    }
}
