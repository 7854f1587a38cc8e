using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebConnectorSync.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FirstSyncWindows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "DoneBefore",
                table: "CompanySections",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "DoneInWindow",
                table: "CompanySections",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Pace",
                table: "CompanySections",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Percent",
                table: "CompanySections",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "WindowFrom",
                table: "CompanySections",
                type: "TEXT",
                maxLength: 19,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "WindowSeconds",
                table: "CompanySections",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "WindowTo",
                table: "CompanySections",
                type: "TEXT",
                maxLength: 19,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DoneBefore",
                table: "CompanySections");

            migrationBuilder.DropColumn(
                name: "DoneInWindow",
                table: "CompanySections");

            migrationBuilder.DropColumn(
                name: "Pace",
                table: "CompanySections");

            migrationBuilder.DropColumn(
                name: "Percent",
                table: "CompanySections");

            migrationBuilder.DropColumn(
                name: "WindowFrom",
                table: "CompanySections");

            migrationBuilder.DropColumn(
                name: "WindowSeconds",
                table: "CompanySections");

            migrationBuilder.DropColumn(
                name: "WindowTo",
                table: "CompanySections");
        }
    }
}
