using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebConnectorSync.Server.Data.Migrations.SqlServer
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
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Comparisons",
                columns: table => new
                {
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Section = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
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
