namespace WebConnectorSync.Domain.Sections;

/// <summary>Where the comparison of a section stands; one only goes on to the next.</summary>
public enum ComparisonStep
{
    /// <summary>Only the ids in doubt are asked for; the whole section is not compared.</summary>
    Doubts,

    /// <summary>Our ids are looked up in QuickBooks, lot by lot.</summary>
    OurIds,

    /// <summary>QuickBooks has more than we know: its ids are read, to find what was missed.</summary>
    TheirIds,

    /// <summary>Both sides were read; the ids still in doubt are asked for.</summary>
    Finishing,
}
