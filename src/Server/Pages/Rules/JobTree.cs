namespace WebConnectorSync.Server.Pages.Rules;

/// <summary>Jobs below their customers, as a tree to check in.</summary>
/// <param name="FullName">The full name, "Miller:Roof".</param>
/// <param name="Name">Its own part of it.</param>
/// <param name="IsJob">A job can be left out; a customer only heads its jobs.</param>
/// <param name="Below">What stands below it.</param>
internal sealed record JobTree(string FullName, string Name, bool IsJob, List<JobTree> Below)
{
    /// <summary>The trees of full names; those above them are made as needed.</summary>
    public static List<JobTree> Of(IEnumerable<string> fullNames)
    {
        var roots = new List<JobTree>();
        var known = new Dictionary<string, JobTree>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in fullNames)
        {
            Find(name, isJob: true);
        }

        return roots;

        JobTree Find(string fullName, bool isJob)
        {
            if (known.TryGetValue(fullName, out var there))
            {
                return there;
            }

            var colon = fullName.LastIndexOf(':');
            var tree = new JobTree(fullName, fullName[(colon + 1)..], isJob && colon > 0, []);
            (colon > 0 ? Find(fullName[..colon], fullName.LastIndexOf(':', colon - 1) > 0).Below : roots).Add(tree);
            return known[fullName] = tree;
        }
    }

    /// <summary>How many of them, and below, are in the set.</summary>
    public int CountIn(IReadOnlySet<string> names) => (IsJob && names.Contains(FullName) ? 1 : 0) + Below.Sum(b => b.CountIn(names));

    /// <summary>How many jobs there are.</summary>
    public int Count => (IsJob ? 1 : 0) + Below.Sum(b => b.Count);
}
