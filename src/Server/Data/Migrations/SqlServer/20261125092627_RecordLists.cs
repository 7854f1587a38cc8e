using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebConnectorSync.Server.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class RecordLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Records_ByDate",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "TxnOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Records_ByState",
                table: "Records",
                columns: new[] { "CompanyId", "Section", "State" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Records_ByDate",
                table: "Records");

            migrationBuilder.DropIndex(
                name: "IX_Records_ByState",
                table: "Records");
        }
    }
}
