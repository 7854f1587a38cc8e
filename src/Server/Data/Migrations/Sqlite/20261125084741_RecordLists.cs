using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebConnectorSync.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RecordLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Records_CompanyId_Section_State",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Records_CompanyId_Section_TxnOn_Id",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "TxnOn", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Records_CompanyId_Section_State",
                table: "Records");

            migrationBuilder.DropIndex(
                name: "IX_Records_CompanyId_Section_TxnOn_Id",
                table: "Records");
        }
    }
}
