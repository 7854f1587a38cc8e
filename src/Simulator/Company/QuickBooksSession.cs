using WebConnectorSync.Simulator.Company.Queries;
using WebConnectorSync.Simulator.Company.Records;
using WebConnectorSync.Simulator.Company.Requests;

namespace WebConnectorSync.Simulator.Company;

/// <summary>
/// One session of an application with an open company file (SDK: BeginSession to EndSession). Iterators live and die with it;
/// message-set ids belong to the application's name.
/// </summary>
public sealed class QuickBooksSession : IDisposable
{
    private readonly CompanyFile file;
    private readonly Dictionary<string, OpenIterator> iterators = new(StringComparer.OrdinalIgnoreCase);
    private bool isEnded;

    internal QuickBooksSession(CompanyFile file, string application)
    {
        this.file = file;
        Application = application;
    }

    /// <summary>The application's name as QuickBooks knows it.</summary>
    public string Application { get; }

    /// <summary>Executes a message set and returns its answer, or what QuickBooks throws instead.</summary>
    public Processed ProcessRequest(string qbxml)
    {
        ArgumentNullException.ThrowIfNull(qbxml);
        lock (file.Gate)
        {
            if (isEnded)
            {
                return new Processed(null, HResult.InvalidTicket);
            }

            var failure = file.Faults.NextMessage();
            if (failure is { IsExecuted: false })
            {
                return new Processed(null, failure.Value.Error);
            }

            var processed = Execute(qbxml);
            return failure is null ? processed : new Processed(null, failure.Value.Error);
        }
    }

    /// <summary>A message of the Web Connector itself: it neither counts nor fails.</summary>
    internal Processed ProcessOwn(string qbxml)
    {
        lock (file.Gate)
        {
            return Execute(qbxml);
        }
    }

    /// <summary>Ends the session: its iterators are gone.</summary>
    public void Dispose()
    {
        isEnded = true;
        iterators.Clear();
    }

    private Processed Execute(string qbxml)
    {
        var set = MessageSet.Read(qbxml, file.Settings.HighestVersion, file.Settings.Country, out var problem);
        if (set is not null && file.Faults.Unreadable.FirstOrDefault(t => qbxml.Contains(t, StringComparison.Ordinal)) is { } text)
        {
            (set, problem) = (null, $"\"{text}\" cannot be read");
        }

        if (set is not null)
        {
            var answer = new MessageSetRunner(file, Application, iterators).Run(set, qbxml);
            return new Processed(Values.Spell(answer, file.Faults.Characters), null);
        }

        file.LastParseProblem = problem;
        return new Processed(null, HResult.ParseError);
    }
}
