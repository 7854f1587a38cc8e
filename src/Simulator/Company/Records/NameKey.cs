namespace WebConnectorSync.Simulator.Company.Records;

/// <summary>What makes a name unique: the family, the parent, and the name without regard to case.</summary>
internal readonly record struct NameKey(string Family, Record? Parent, string Name)
{
    public bool Equals(NameKey other) =>
        ReferenceEquals(Parent, other.Parent) && Family == other.Family && string.Equals(
            Name, other.Name, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() =>
        HashCode.Combine(
            Family,
            Parent is null ? 0 : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Parent),
            StringComparer.OrdinalIgnoreCase.GetHashCode(Name));
}
