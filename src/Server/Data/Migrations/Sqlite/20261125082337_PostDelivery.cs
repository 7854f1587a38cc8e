using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebConnectorSync.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PostDelivery : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "PostsPosted",
                table: "Sessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "PostsRejected",
                table: "Sessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "SkipsImport",
                table: "Sessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "History",
                table: "Posts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LookUp",
                table: "Posts",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<int>(
                name: "Together",
                table: "Posts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Limit",
                table: "PostBatches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Stage",
                table: "PostBatches",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "Closed");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_CompanyId_WaitsFor",
                table: "Posts",
                columns: new[] { "CompanyId", "WaitsFor" },
                filter: "[WaitsFor] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Posts_CompanyId_WaitsFor",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "PostsPosted",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "PostsRejected",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "SkipsImport",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "History",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "LookUp",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "Together",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "Limit",
                table: "PostBatches");

            migrationBuilder.DropColumn(
                name: "Stage",
                table: "PostBatches");
        }
    }
}
