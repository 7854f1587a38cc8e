using System.Text.Encodings.Web;
using System.Text.Json;

namespace WebConnectorSync.Domain.Reasons;

/// <summary>
/// Why a record or a post stands as it does: a code with its arguments, and what it follows from. Whatever is decided is decided by the
/// code; the sentence is made where somebody reads it. Texts that come from people or from QuickBooks are arguments.
/// </summary>
public sealed record Reason
{
    /// <summary>The most characters a reason is kept in. A longer one loses the end of its chain, then of its longest text.</summary>
    public const int MaxLength = 1000;

    // What one character of a text takes at most: \u0000.
    private const int LongestEscape = 6;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Reason(ReasonCode code, IReadOnlyList<string> arguments, Reason? because, string stored) =>
        (Code, Arguments, Because, Stored) = (code, arguments, because, stored);

    /// <summary>What it is.</summary>
    public ReasonCode Code { get; }

    /// <summary>What its sentence names, in the order of the text.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>What it follows from; null when from nothing else.</summary>
    public Reason? Because { get; }

    /// <summary>As it is stored: the bare code (<c>onRequest</c>) that queries can ask for, or a JSON array with arguments.</summary>
    public string Stored { get; }

    /// <summary>A reason by itself.</summary>
    public static Reason Of(ReasonCode code, params IReadOnlyList<string> arguments) => Make(code, arguments, null);

    /// <summary>Something of the catalogue went wrong.</summary>
    /// <param name="code">Its code there.</param>
    /// <param name="detail">The particulars, mostly QuickBooks' own words; null when there are none.</param>
    public static Reason Failure(string code, string? detail) =>
        detail is null ? Of(ReasonCode.Failure, code) : Of(ReasonCode.Failure, code, detail);

    /// <summary>A reason that was stored.</summary>
    public static Reason Parse(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (!stored.StartsWith('['))
        {
            return new(CodeOf(stored), [], null, stored);
        }

        using var json = JsonDocument.Parse(stored);
        return Read(json.RootElement);
    }

    /// <summary>The same reason, following from another.</summary>
    public Reason Since(Reason? because) => because is null ? this : Make(Code, Arguments, because);

    /// <summary>Whether it is the same, word for word.</summary>
    public bool Equals(Reason? other) => other is not null && other.Stored == Stored;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Stored);

    /// <summary>The sentence.</summary>
    public override string ToString() => ReasonTexts.Sentence(this);

    private static Reason Make(ReasonCode code, IReadOnlyList<string> arguments, Reason? because)
    {
        while (true)
        {
            var stored = Write(code, arguments, because);
            var over = stored.Length - MaxLength;
            if (over <= 0)
            {
                return new(code, arguments, because, stored);
            }

            (arguments, because) = because is null ? (Cut(arguments, over), null) : (arguments, because.Shorter());
        }
    }

    private static string Write(ReasonCode code, IReadOnlyList<string> arguments, Reason? because) =>
        arguments.Count == 0 && because is null ? NameOf(code) : JsonSerializer.Serialize(Parts(code, arguments, because), Plain);

    private static object[] Parts(ReasonCode code, IReadOnlyList<string> arguments, Reason? because) =>
        because is null
            ? [NameOf(code), .. arguments]
            : [NameOf(code), .. arguments, Parts(because.Code, because.Arguments, because.Because)];

    private static Reason Read(JsonElement json)
    {
        List<JsonElement> parts = [.. json.EnumerateArray()];
        var because = parts[^1].ValueKind == JsonValueKind.Array ? Read(parts[^1]) : null;
        var texts = parts.Where(p => p.ValueKind == JsonValueKind.String).Select(p => p.GetString()!).ToList();
        return Make(CodeOf(texts[0]), texts[1..], because);
    }

    private static List<string> Cut(IReadOnlyList<string> arguments, int over)
    {
        var longest = arguments.MaxBy(a => a.Length)!;
        var length = Math.Min(longest.Length - Math.Max(1, over / LongestEscape), MaxLength);
        length -= length > 0 && char.IsHighSurrogate(longest[length - 1]) ? 1 : 0;
        return [.. arguments.Select(a => ReferenceEquals(a, longest) ? a[..length] : a)];
    }

    private static string NameOf(ReasonCode code) => JsonNamingPolicy.CamelCase.ConvertName(code.ToString());

    private static ReasonCode CodeOf(string name) => Enum.Parse<ReasonCode>(name, ignoreCase: true);

    // Without the last link of its chain; the end says that there was more.
    private Reason? Shorter() => this switch
    {
        { Code: ReasonCode.AndSoOn } => null,
        { Because: null or { Code: ReasonCode.AndSoOn } } => Of(ReasonCode.AndSoOn),
        _ => Make(Code, Arguments, Because.Shorter()),
    };
}
