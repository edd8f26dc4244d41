using Npgsql;
using OrderKit.PostgreSql;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.PostgreSql;

public sealed class PostgreSqlMigrationTests : IDisposable
{
    private readonly string empty = PostgresServer.Create(isFilled: false);

    public void Dispose() => PostgresServer.Drop(empty);

    [Fact]
    public async Task A_database_that_was_never_migrated_is_left_alone_and_the_message_says_what_to_do()
    {
        await using var database = new PostgreSqlDatabase(empty);
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => LoadAsync(database));
        Assert.Contains("Migrate", fault.Message, StringComparison.Ordinal);
        Assert.Contains("MigratesAtStart", fault.Message, StringComparison.Ordinal);
        Assert.Equal("", Schema(empty));
    }

    [Fact]
    public async Task A_host_may_have_it_done_at_start_and_doing_it_again_changes_nothing()
    {
        await using (var database = new PostgreSqlDatabase(empty, new() { MigratesAtStart = true }))
        {
            await LoadAsync(database);
        }

        var before = Schema(empty);
        await using var again = new PostgreSqlDatabase(empty);
        Assert.Empty(again.Migrate());
        await LoadAsync(again);
        Assert.Equal(before, Schema(empty));
    }

    [Fact]
    public async Task The_printed_script_run_by_hand_gives_the_same_tables_and_is_recognised()
    {
        var byHand = PostgresServer.Create(isFilled: false);
        try
        {
            PostgresServer.Run(byHand, $"begin; {PostgreSqlDatabase.MigrationScript} commit");
            await using var hand = new PostgreSqlDatabase(byHand);
            await using var library = new PostgreSqlDatabase(empty);
            Assert.NotEmpty(library.Migrate());
            Assert.Equal(Schema(empty), Schema(byHand));
            Assert.Empty(hand.Migrate());
            await LoadAsync(hand);
        }
        finally
        {
            PostgresServer.Drop(byHand);
        }
    }

    [Fact]
    public async Task Hosts_that_start_at_once_migrate_once()
    {
        var ran = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => new PostgreSqlDatabase(empty).Migrate())));
        Assert.Single(ran, steps => steps.Count > 0);
        await using var database = new PostgreSqlDatabase(empty);
        await LoadAsync(database);
    }

    [Fact]
    public async Task A_database_of_a_later_release_is_left_alone()
    {
        await using var database = new PostgreSqlDatabase(empty);
        database.Migrate();
        PostgresServer.Run(empty, "insert into orderkit.schema_scripts (scriptname, applied) values ('999-later.sql', now())");
        await using var older = new PostgreSqlDatabase(empty);
        await Assert.ThrowsAsync<InvalidOrderDataException>(() => LoadAsync(older));
        Assert.Throws<InvalidOrderDataException>(() => older.Migrate());
    }

    [Fact]
    public void A_step_that_fails_leaves_the_database_as_it_was()
    {
        PostgresServer.Run(empty, "create schema orderkit; create table orderkit.shipment_events (somebody_elses text)");
        var before = Schema(empty);
        using var database = new PostgreSqlDatabase(empty);
        Assert.Throws<InvalidOperationException>(() => database.Migrate());
        Assert.Equal(before, Schema(empty));
    }

    [Fact]
    public void The_library_that_migrates_leaves_the_hosts_own_use_of_the_driver_as_it_is()
    {
        using var database = new PostgreSqlDatabase(empty);
        database.Migrate();
        Assert.False(AppContext.TryGetSwitch("Npgsql.EnableSqlRewriting", out _));
    }

    private static async Task LoadAsync(PostgreSqlDatabase database) =>
        Assert.Null(await new PostgreSqlOrderStore(database).LoadAsync(Sample.Id, default));

    private static string Schema(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand("""
            select coalesce(string_agg(told, E'\n' order by told), '') from (
                select format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, collation_name) as told
                from information_schema.columns where table_schema = 'orderkit'
                union all select indexdef from pg_indexes where schemaname = 'orderkit'
                union all select pg_get_constraintdef(oid) from pg_constraint where connamespace = 'orderkit'::regnamespace
                union all select format('%s %s', relname, reloptions) from pg_class where relnamespace = 'orderkit'::regnamespace) all_of_it
            """, connection);
        try
        {
            return (string)command.ExecuteScalar()!;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InvalidSchemaName)
        {
            return "";
        }
    }
}
