using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Xml;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.WebConnector;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Figures;
using WebConnectorSync.Sync.Import;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Warnings;

namespace WebConnectorSync.Bench;

/// <summary>
/// Reading and storing one answer of 20,000 customers, from the bytes of the SOAP call to the committed transaction, against the limit:
/// a bare XmlReader over the same qbXML plus a bare prepared insert of the same rows into the same table in one transaction.
/// </summary>
internal static class ImportBench
{
    private const int Customers = 20_000;
    private const int Rounds = 7;

    public static async Task RunAsync()
    {
        var answer = new CustomersAnswer(Customers, "1.customers", "bench");
        var qbxml = answer.Qbxml();
        var call = answer.Call();
        Console.WriteLine($"answer: {Customers} customers, {qbxml.Length / 1e6:F1} MB of qbXML, {call.Length / 1e6:F1} MB of SOAP");
        var xml = new List<double>();
        var insert = new List<double>();
        var ours = new List<double>();
        for (var i = 0; i <= Rounds; i++)
        {
            var a = BareXml(qbxml);
            var (b, c) = await OursAndBareInsertAsync(call);
            if (i == 0)
            {
                continue; // Warm-up.
            }

            xml.Add(a);
            insert.Add(c);
            ours.Add(b);
        }

        var limit = Median.Of(xml) + Median.Of(insert);
        Console.WriteLine($"bare XmlReader     {Median.Of(xml):F0} ms (median of {Rounds})");
        Console.WriteLine($"bare insert        {Median.Of(insert):F0} ms");
        Console.WriteLine($"limit              {limit:F0} ms");
        Console.WriteLine($"read and stored    {Median.Of(ours):F0} ms");
        Console.WriteLine($"ratio              {Median.Of(ours) / limit:F2}");
    }

    /// <summary>Reads the call and stores it; the whole path but the socket.</summary>
    public static async Task StoreAsync(BenchDatabase database, PipeReader body)
    {
        using var soap = new SoapBody(body, new LargeTexts());
        var outcome = (SoapReadOutcome.Call)await SoapRequestReader.ReadAsync(
            soap, (_, _) => Task.FromResult(true), CancellationToken.None);
        List<MessageRequest> requests = [new("1.customers", "customers")];
        var now = DateTime.UtcNow;
        using var taken = await AnswerParser.ReadAsync(
            outcome.Response!, requests, now, now, new SpoolFolder(new(Path.GetTempPath()), database.Provider.Seal),
            CancellationToken.None);
        await using var db = database.Provider.CreateDb();
        var session = await db.Sessions.SingleAsync();
        var rows = await db.Sections.ToListAsync();
        var (pages, clock) = (RecordPageWriter.For(database.Provider), TimeProvider.System);
        var warnings = new WarningStore(db, clock);
        var figures = new FigureMarks(db, clock);
        var removal = new RecordRemoval(db, pages, warnings, new HeirSearch(db), figures, clock);
        var book = new RuleCache(db, database.Provider, clock, new ChangeSignal(), Caller.Server);
        var references = new ReferenceResolver(db);
        var queue = new PostQueue(db, book, new RuleDecision(db, book, references, clock), clock);
        var content = new PostContent(new DesiredRecords(db, references, book), new CompanyLimits(db), new TakenNames(db));
        var settlement = new LinkSettlement(db, book, content, queue, clock);
        var matching = new PageMatching(db, new AppKeys(db, references), settlement, new ProvisionalLinks(db, queue), queue);
        var pageStorage = new PageStorage(
            db,
            pages,
            new ChildRenamer(db, pages),
            new PageEvaluation(db, book),
            matching,
            new ConcurrentEdit(db, settlement),
            new PageWarnings(db, new LinkedTotals(db, warnings), warnings, new ClockWatch(db, warnings)),
            clock);
        var answers = new ComparisonAnswer(db, removal, clock);
        var storage = new ResponseStore(
            db, pageStorage, removal, answers, warnings, new FigureAnswer(db, figures, clock), new QuotaOptions(), clock);
        var comparisons = await ComparisonSet.LoadAsync(db, session.CompanyId, CancellationToken.None);
        if (taken.Records.IsLarge)
        {
            foreach (var (response, records) in taken.Records.Batches())
            {
                await using var ahead = await db.Database.BeginTransactionAsync();
                await storage.StoreBatchAsync(session, rows, comparisons, taken.Responses[response], records, null, CancellationToken.None);
                await db.SaveChangesAsync();
                await ahead.CommitAsync();
            }
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        await storage.StoreAsync(session, rows, comparisons, taken, requests, TimeSpan.FromSeconds(1), CancellationToken.None);
        session.Percent = 100;
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static double BareXml(byte[] qbxml)
    {
        var watch = Stopwatch.StartNew();
        using var reader = XmlReader.Create(new MemoryStream(qbxml));
        var length = 0L;
        while (reader.Read())
        {
            length += reader.NodeType == XmlNodeType.Text ? reader.Value.Length : reader.LocalName.Length;
        }

        return length > 0 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException("Nothing was read.");
    }

    private static async Task<(double Ours, double Bare)> OursAndBareInsertAsync(byte[] call)
    {
        await using var database = await BenchDatabase.CreateAsync();
        var watch = Stopwatch.StartNew();
        await StoreAsync(database, PipeReader.Create(new ReadOnlySequence<byte>(call)));
        var ours = watch.Elapsed.TotalMilliseconds;
        var (columns, rows) = await StoredAsync(database);
        return (ours, await BareInsertAsync(columns, rows));
    }

    private static async Task<(List<string> Columns, List<object[]> Rows)> StoredAsync(BenchDatabase database)
    {
        await using var db = database.Provider.CreateDb();
        await db.Database.OpenConnectionAsync();
        await using var read = db.Database.GetDbConnection().CreateCommand();
        read.CommandText = "SELECT * FROM Records";
        await using var reader = await read.ExecuteReaderAsync();
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows.Count == Customers ? (columns, rows) : throw new InvalidOperationException(
            $"{rows.Count} of {Customers} customers were stored.");
    }

    // Into a database as fresh as ours had.
    private static async Task<double> BareInsertAsync(List<string> columns, List<object[]> rows)
    {
        await using var database = await BenchDatabase.CreateAsync();
        await using var db = database.Provider.CreateDb();
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var watch = Stopwatch.StartNew();
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText =
            $"INSERT INTO Records ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        var parameters = columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter($"@p{i}", null))).ToList();
        await insert.PrepareAsync();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].Value = row[i];
            }

            insert.ExecuteNonQuery();
        }

        await transaction.CommitAsync();
        return watch.Elapsed.TotalMilliseconds;
    }
}
