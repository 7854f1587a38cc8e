using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebConnectorSync.Server.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Posts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AppDeletedAt",
                table: "Records",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AppHash",
                table: "Records",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "AppModifiedAt",
                table: "Records",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Candidates",
                table: "Records",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LinkDoubtedAt",
                table: "Records",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mark",
                table: "Records",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PostedHash",
                table: "Records",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "IdempotentCalls",
                columns: table => new
                {
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Key = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
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
                name: "PostBatches",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    MessageSetId = table.Column<string>(type: "nvarchar(23)", maxLength: 23, nullable: false),
                    RequestXml = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Requests = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    SessionId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    HandedOut = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    LastHandedOutAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
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
                    BatchId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    SentHash = table.Column<long>(type: "bigint", nullable: true),
                    ErrorCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ErrorDetail = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    RefusedXml = table.Column<string>(type: "nvarchar(max)", nullable: true),
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
                name: "RuleSets",
                columns: table => new
                {
                    CompanyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Document = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    ChangedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
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

            migrationBuilder.CreateIndex(
                name: "IX_Records_CompanyId_Section_Name",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_IdempotentCalls_CreatedAt",
                table: "IdempotentCalls",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_PostBatches_CompanyId",
                table: "PostBatches",
                column: "CompanyId",
                unique: true,
                filter: "[ClosedAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_CompanyId_Section_RecordId",
                table: "Posts",
                columns: new[] { "CompanyId", "Section", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_CompanyId_Status_Id",
                table: "Posts",
                columns: new[] { "CompanyId", "Status", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IdempotentCalls");

            migrationBuilder.DropTable(
                name: "PostBatches");

            migrationBuilder.DropTable(
                name: "Posts");

            migrationBuilder.DropTable(
                name: "RuleSets");

            migrationBuilder.DropIndex(
                name: "IX_Records_CompanyId_Section_Name",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "AppDeletedAt",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "AppHash",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "AppModifiedAt",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Candidates",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "LinkDoubtedAt",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Mark",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "PostedHash",
                table: "Records");
        }
    }
}
