using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.SqlServer;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>
/// Translates each query that runs on SQLite in any test for SQL Server, too, without one, with lists as long as they may be: a query that
/// cannot be translated, or becomes one that SQL Server refuses, fails where it stands. What the T-SQL answers is not seen; WCS_TEST_TSQL
/// names a file that collects it, for reading.
/// </summary>
internal sealed class AlsoOnSqlServer : IQueryExpressionInterceptor
{
    /// <summary>One for all: EF keeps what it compiled per interceptor.</summary>
    public static readonly AlsoOnSqlServer Watcher = new();

    private static readonly ConcurrentDictionary<string, byte> Seen = new();
    private static readonly DbContextOptions<SqlServerDb> Options = Configured();
    private static readonly MethodInfo Generic = typeof(AlsoOnSqlServer)
        .GetMethod(nameof(Translate), BindingFlags.NonPublic | BindingFlags.Static)!;

    private AlsoOnSqlServer()
    {
    }

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        if (Seen.TryAdd(queryExpression.ToString(), 0))
        {
            using var db = new SqlServerDb(Options);
            var roots = new Roots(db);
            var query = roots.Visit(queryExpression);
            var result = query.Type.IsGenericType && query.Type.IsAssignableTo(typeof(IQueryable)) ? typeof(IEnumerable<>)
                .MakeGenericType(query.Type.GetGenericArguments()[0]) : query.Type;
            try
            {
                Generic.MakeGenericMethod(result).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [db, query, roots.Parameters], null);
            }
            catch (InvalidOperationException e)
            {
                throw RefusedBySqlServer.Because(e.Message);
            }
        }

        return queryExpression;
    }

    private static DbContextOptions<SqlServerDb> Configured()
    {
        var options = new DbContextOptionsBuilder<SqlServerDb>().AddInterceptors(new NoServer(), new Collecting());
        SqlServerProvider.Configure(options, "Server=nowhere");
        return options.Options;
    }

    private static void Translate<T>(SqlServerDb db, Expression query, Dictionary<string, Type> parameters)
    {
        var compiled = db.GetService<IDatabase>().CompileQuery<T>(query, async: false);
        var context = db.GetService<IQueryContextFactory>().Create();
        foreach (var (name, type) in parameters)
        {
            context.Parameters.Add(name, Sample(type));
        }

        try
        {
            foreach (var _ in compiled(context) as System.Collections.IEnumerable ?? Array.Empty<object>())
            {
            }
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            // No rows where there had to be one: nobody answered.
        }
    }

    private static object? Sample(Type type)
    {
        if (type == typeof(string))
        {
            return "x";
        }

        if (type != typeof(byte[]) && type.GetInterfaces().Prepend(type).FirstOrDefault(
            i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } many)
        {
            var item = many.GetGenericArguments()[0];
            var lot = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
            for (var i = 0; i < Lots.Size; i++)
            {
                lot.Add(Sample(item));
            }

            return type.IsInstanceOfType(lot) ? lot : type.IsArray ? ToArray(lot, item) : Activator.CreateInstance(type, lot);
        }

        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }

    private static Array ToArray(System.Collections.IList items, Type item)
    {
        var array = Array.CreateInstance(item, items.Count);
        items.CopyTo(array, 0);
        return array;
    }

    private sealed class Roots(SqlServerDb db) : ExpressionVisitor
    {
        public Dictionary<string, Type> Parameters { get; } = [];

        protected override Expression VisitExtension(Expression node)
        {
            if (node is QueryParameterExpression parameter)
            {
                Parameters[parameter.Name] = parameter.Type;
                return node;
            }

            return node is EntityQueryRootExpression root ? new EntityQueryRootExpression(
                db.Model.FindEntityType(root.EntityType.Name)!) : base.VisitExtension(node);
        }
    }

    private sealed class NoServer : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();
    }

    private sealed class Collecting : DbCommandInterceptor
    {
        private static readonly string? To = Environment.GetEnvironmentVariable("WCS_TEST_TSQL");
        private static readonly Lock Writing = new();

        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Keep(command);
            return InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable().CreateDataReader());
        }

        public override InterceptionResult<int> NonQueryExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            Keep(command);
            return InterceptionResult<int>.SuppressWithResult(0);
        }

        private static void Keep(DbCommand command)
        {
            if (command.CommandText.Contains("OPENJSON", StringComparison.Ordinal))
            {
                throw RefusedBySqlServer.Because(
                    $"SQL Server cannot compare the texts of a JSON list with our columns (error 468): {command.CommandText}");
            }

            if (To is not null)
            {
                lock (Writing)
                {
                    File.AppendAllText(
                        To,
                        string.Concat(
                            command.Parameters.Cast<DbParameter>()
                                .Select(p => $"DECLARE {p.ParameterName} sql_variant;\n")) + command.CommandText + ";\nGO\n");
                }
            }
        }
    }
}
