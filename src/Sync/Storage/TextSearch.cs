using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace WebConnectorSync.Sync.Storage;

/// <summary>
/// Finds rows by a part of their texts, whatever the case: one comparison a column where the database compares so by itself.
/// </summary>
internal static class TextSearch
{
    /// <summary>What takes a sign its meaning in a pattern.</summary>
    public const string Escape = "\\";

    private static readonly Expression<Func<string?, string, bool>> Like = (text, pattern) => EF.Functions.Like(text!, pattern, Escape);

    /// <summary>A condition: one of these columns contains the text.</summary>
    public static Expression<Func<T, bool>> Contains<T>(ServerDb db, string text, params IEnumerable<Expression<Func<T, string?>>> columns)
    {
        var patterns = Patterns(db, text);
        return columns.SelectMany(c => patterns.Select(p => Matches(c, p))).Aggregate(Or);
    }

    /// <summary>A condition: one of the two.</summary>
    public static Expression<Func<T, bool>> Or<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other)
    {
        var row = one.Parameters[0];
        return Expression.Lambda<Func<T, bool>>(Expression.OrElse(one.Body, Replace(other.Body, other.Parameters[0], row)), row);
    }

    /// <summary>The text in a pattern of the database, in which nothing of it means anything else.</summary>
    public static string Literally(string text) => text
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
        .Replace("%", Escape + "%", StringComparison.Ordinal)
        .Replace("_", Escape + "_", StringComparison.Ordinal)
        .Replace("[", Escape + "[", StringComparison.Ordinal);

    // The pattern is the member of an object, so that it becomes a parameter of the query, not a part of its text.
    private static Expression<Func<T, bool>> Matches<T>(Expression<Func<T, string?>> column, string pattern)
    {
        var value = Expression.Property(Expression.Constant(new Value(pattern)), nameof(Value.Pattern));
        var like = Replace(Replace(Like.Body, Like.Parameters[0], column.Body), Like.Parameters[1], value);
        return Expression.Lambda<Func<T, bool>>(like, column.Parameters);
    }

    // As it is, in lower and in upper case; as it is alone where that finds all of them.
    private static IReadOnlyList<string> Patterns(ServerDb db, string text) => text.All(char.IsAscii) || db.FoldsEveryCase
        ? [Pattern(text)]
        : [.. new[] { text, text.ToLowerInvariant(), text.ToUpperInvariant() }.Distinct(StringComparer.Ordinal).Select(Pattern)];

    private static string Pattern(string text) => $"%{Literally(text)}%";

    private static Expression Replace(Expression inside, Expression what, Expression with) => new Replacing(what, with).Visit(inside)!;

    private sealed class Replacing(Expression what, Expression with) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == what ? with : base.Visit(node);
    }

    private sealed record Value(string Pattern);
}
