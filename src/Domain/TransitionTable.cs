namespace WebConnectorSync.Domain;

/// <summary>
/// What can happen in which state, and what it leads to. A pair of state and event that is not in the table cannot happen.
/// </summary>
/// <typeparam name="TState">The states.</typeparam>
/// <typeparam name="TEvent">What can happen.</typeparam>
/// <typeparam name="TNext">What a pair leads to: the next state, or a line that says more.</typeparam>
/// <param name="of">Whose states these are, as an error names it: "a record".</param>
/// <param name="pairs">The table.</param>
public sealed class TransitionTable<TState, TEvent, TNext>(string of, IEnumerable<(TState From, TEvent On, TNext Next)> pairs)
    where TState : struct, Enum
    where TEvent : struct, Enum
{
    private readonly Dictionary<(TState, TEvent), TNext> next = pairs.ToDictionary(p => (p.From, p.On), p => p.Next);

    /// <summary>Whether that event can happen in that state.</summary>
    public bool Allows(TState state, TEvent on) => next.ContainsKey((state, on));

    /// <summary>What that event leads to in that state.</summary>
    /// <exception cref="InvalidOperationException">It cannot happen: a defect of the caller.</exception>
    public TNext After(TState state, TEvent on) => next.TryGetValue((state, on), out var found)
        ? found
        : throw new InvalidOperationException($"{on} cannot happen to {of} that is {state}.");
}

/// <summary>A line of a table that has a column per state: what this event leads to, state by state; null where it cannot happen.</summary>
public sealed record TransitionLine<TState, TEvent>(TEvent On, params TState?[] To)
    where TState : struct, Enum
    where TEvent : struct, Enum;

/// <summary>Makes tables.</summary>
public static class TransitionTable
{
    /// <summary>Of lines that have a column per state.</summary>
    public static TransitionTable<TState, TEvent, TState> Of<TState, TEvent>(
        string of, IReadOnlyList<TState> columns, IEnumerable<TransitionLine<TState, TEvent>> lines)
        where TState : struct, Enum
        where TEvent : struct, Enum => new(
            of,
            from line in lines
            from entry in columns.Zip(line.To)
            where entry.Second is not null
            select (entry.First, line.On, entry.Second!.Value));
}
