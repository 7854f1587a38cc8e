using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebConnectorSync.Server.Data.Migrations.Sqlite
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

            migrationBuilder.AddColumn<string>(
                name: "NightlySections",
                table: "Companies",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_Posts_CompanyId_Section_RecordId",
                table: "Posts",
                columns: new[] { "CompanyId", "Section", "RecordId" });
        }
    }
}
