using System.Buffers.Binary;
using System.Text;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>What SqlClient asked of a <see cref="FakeSqlServer"/>.</summary>
/// <param name="Kind">What kind of message it was.</param>
/// <param name="Text">The T-SQL of a batch, and of a command with parameters what can be read of it.</param>
internal sealed record FakeRequest(FakeRequestKind Kind, string Text)
{
    /// <summary>Reads a message.</summary>
    public static FakeRequest Of(byte type, byte[] body) => type switch
    {
        0x12 => new(FakeRequestKind.PreLogin, ""),
        0x10 => new(FakeRequestKind.Login, ""),
        0x06 => new(FakeRequestKind.Attention, ""),
        0x0E => new(
            (int)body[Start(body)] switch
            {
                5 => FakeRequestKind.Begin,
                7 => FakeRequestKind.Commit,
                8 => FakeRequestKind.Rollback,
                _ => FakeRequestKind.Command,
            },
            ""),
        _ => new(FakeRequestKind.Command, Encoding.Unicode.GetString(body, Start(body), body.Length - Start(body))),
    };

    // Behind the headers, which say their own length.
    private static int Start(byte[] body) => BinaryPrimitives.ReadInt32LittleEndian(body);
}

/// <summary>Kinds of messages.</summary>
internal enum FakeRequestKind
{
    PreLogin,
    Login,
    Attention,
    Begin,
    Commit,
    Rollback,
    Command,
}

/// <summary>What a <see cref="FakeSqlServer"/> does about a message.</summary>
internal abstract record FakeReply
{
    /// <summary>Done, without a result.</summary>
    public sealed record Done : FakeReply;

    /// <summary>One row with one number in it.</summary>
    public sealed record Row(int Value) : FakeReply;

    /// <summary>An error of the database.</summary>
    public sealed record Error(int Number, byte Class) : FakeReply;

    /// <summary>The connection is cut.</summary>
    public sealed record Cut : FakeReply;

    /// <summary>No answer.</summary>
    public sealed record Silence : FakeReply;
}
