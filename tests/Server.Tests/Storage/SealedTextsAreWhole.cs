using Microsoft.Data.SqlClient;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>An encrypted value is longer than the value; what carries it must have room for it.</summary>
public sealed class SealedTextsAreWhole
{
    [Theory]
    [InlineData(100)]
    [InlineData(3_940)]
    [InlineData(3_999)]
    [InlineData(4_000)]
    public void None_is_cut_off_where_the_size_was_set_for_the_text_in_clear(int length)
    {
        var text = $$"""{"ssn":"123-45-6789","note":"{{new string('x', length - 34)}}"}""";
        using var command = new SqlCommand();
        var parameter = command.Parameters.Add("@p0", System.Data.SqlDbType.NVarChar, 4_000);
        parameter.Value = text;

        new SealedColumns(ValueSeal.Passing).NonQueryExecuting(command, null!, default);

        var stored = (string)parameter.Value;
        Assert.DoesNotContain("123-45-6789", stored, StringComparison.Ordinal);
        Assert.True(parameter.Size == -1 || parameter.Size >= stored.Length, $"{stored.Length} characters in {parameter.Size}");
        Assert.Equal(text, ValueSeal.Passing.Open(stored));
    }
}
