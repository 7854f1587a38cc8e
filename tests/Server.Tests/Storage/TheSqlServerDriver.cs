using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.Data.SqlClient;

namespace WebConnectorSync.Server.Tests.Storage;

public sealed class TheSqlServerDriver
{
    // Without src/SqlServerTypes the driver connects, and every command with a parameter throws FileNotFoundException.
    [Fact]
    public void Its_parameter_code_finds_the_assembly_of_user_defined_types()
    {
        var methods = typeof(SqlCommand).Assembly.GetType("Microsoft.Data.SqlClient.TdsParser", throwOnError: true)!
            .GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);

        // Asking for a method's local variables loads their types, as running it does.
        var assemblies = methods.SelectMany(m => m.GetMethodBody()?.LocalVariables ?? []).Select(v => v.LocalType.Assembly.GetName().Name);

        Assert.Contains("Microsoft.SqlServer.Server", assemblies);
    }

    [Fact]
    public async Task A_command_to_a_closed_port_fails_as_a_connection_does()
    {
        using var connection = new SqlConnection($"Server=127.0.0.1,{ClosedPort()};Database=x;User ID=x;Password=x;Encrypt=false;Connect Timeout=5;Connect Retry Count=0");
        using var command = new SqlCommand("SELECT @one", connection);
        command.Parameters.AddWithValue("@one", 1);

        await Assert.ThrowsAsync<SqlException>(async () =>
        {
            await connection.OpenAsync();
            await command.ExecuteScalarAsync();
        });
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
