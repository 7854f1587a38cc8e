using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebConnectorSync.Server.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class HotQueries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Posts_CompanyId_Section_RecordId",
                table: "Posts");

            // A column of the key does not change while the key is there.
            migrationBuilder.DropPrimaryKey(
                name: "PK_IdempotentCalls",
                table: "IdempotentCalls");

            migrationBuilder.AlterColumn<string>(
                name: "Key",
                table: "IdempotentCalls",
                type: "nvarchar(255)",
                maxLength: 255,
                nullable: false,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(255)",
                oldMaxLength: 255);

            migrationBuilder.AddPrimaryKey(
                name: "PK_IdempotentCalls",
                table: "IdempotentCalls",
                columns: new[] { "CompanyId", "Key" });

            migrationBuilder.AddColumn<string>(
                name: "NightlySections",
                table: "Companies",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Name",
                table: "ApiKeys",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(100)",
                oldMaxLength: 100);

            migrationBuilder.CreateIndex(
                name: "IX_Records_OfApp",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "State" },
                filter: "[ExternalId] IS NOT NULL");

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
                name: "IX_Posts_Pending",
                table: "Posts",
                columns: new[] { "CompanyId", "Section", "Id" },
                filter: "[Status] = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_ToLookUp",
                table: "Posts",
                columns: new[] { "CompanyId", "Id" },
                filter: "[LookUp] <> 'None'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Records_OfApp",
                table: "Records");

            migrationBuilder.DropIndex(
                name: "IX_Posts_CompanyId_BatchId",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_CompanyId_DoneAt",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_CompanyId_Section_RecordId_Id",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_Pending",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_ToLookUp",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "NightlySections",
                table: "Companies");

            // A column of the key does not change while the key is there.
            migrationBuilder.DropPrimaryKey(
                name: "PK_IdempotentCalls",
                table: "IdempotentCalls");

            migrationBuilder.AlterColumn<string>(
                name: "Key",
                table: "IdempotentCalls",
                type: "nvarchar(255)",
                maxLength: 255,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(255)",
                oldMaxLength: 255,
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.AddPrimaryKey(
                name: "PK_IdempotentCalls",
                table: "IdempotentCalls",
                columns: new[] { "CompanyId", "Key" });

            migrationBuilder.AlterColumn<string>(
                name: "Name",
                table: "ApiKeys",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(100)",
                oldMaxLength: 100,
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_CompanyId_Section_RecordId",
                table: "Posts",
                columns: new[] { "CompanyId", "Section", "RecordId" });
        }
    }
}
