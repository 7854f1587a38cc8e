using FluentValidation;
using FluentValidation.Validators;

namespace WebConnectorSync.Sync.Values;

/// <summary>How many entries a list may have. Absent is right.</summary>
internal sealed class CountValidator<T, TItem>(Bounds bounds) : PropertyValidator<T, IReadOnlyList<TItem>?>, ICountValidator
{
    public override string Name => "Count";

    public Bounds Bounds => bounds;

    public override bool IsValid(ValidationContext<T> context, IReadOnlyList<TItem>? value)
    {
        context.MessageFormatter.AppendArgument("Count", value?.Count ?? 0);
        return value is null || (value.Count >= bounds.Least && value.Count <= bounds.Most);
    }
}

/// <summary>The same without the type of the entries, for the API description.</summary>
internal interface ICountValidator
{
    /// <summary>The fewest and the most entries.</summary>
    Bounds Bounds { get; }
}
