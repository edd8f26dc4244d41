using System.Reflection;
using DbUp;
using DbUp.Engine;
using Npgsql;

namespace OrderKit.PostgreSql;

/// <summary>How the tables in the schema <c>orderkit</c> come to their newest form.</summary>
/// <remarks>Scripts are numbered, run once each in one transaction, and never changed after a release; which have run stands in
/// <c>orderkit.schema_scripts</c>.</remarks>
internal static class PostgreSqlMigrations
{
    private const string Journal = "schema_scripts";

    // Hosts that start at the same moment run the scripts one after the other: the letters of "orderkit" as a number.
    private const long LockKey = 0x6F72646572_6B6974;

    internal static string Script => string.Concat(Scripts().Select(script =>
        $"-- {script.Name}\n{script.Contents}\n")) + Noted();

    internal static IReadOnlyList<string> Run(string connectionString)
    {
        // Once opened, a connection no longer tells its password.
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        using var gate = new NpgsqlConnection(unpooled);
        gate.Open();
        foreach (var sql in (string[])[$"select pg_advisory_lock({LockKey})", "create schema if not exists orderkit"])
        {
            using var command = new NpgsqlCommand(sql, gate);
            command.ExecuteNonQuery();
        }

        var result = DeployChanges.To.PostgresqlDatabase(unpooled)
            .WithScripts(Scripts())
            .WithVariablesDisabled()
            .WithTransaction()
            .JournalToPostgresqlTable("orderkit", Journal)
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(script => script.Name)]
            : throw new InvalidOperationException($"The script {result.ErrorScript?.Name} failed.", result.Error);
    }

    private static List<SqlScript> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new SqlScript(name, Read(assembly, name)))];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static string Noted() => $"""
        -- what has run
        create table if not exists orderkit.{Journal} (
            schemaversionsid serial primary key, scriptname varchar(255) not null, applied timestamp not null);
        {string.Concat(Scripts().Select(script =>
            $"insert into orderkit.{Journal} (scriptname, applied) values ('{script.Name}', now());\n"))}
        """;
}
