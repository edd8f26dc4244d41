using OrderKit.Crash;

// OrderKit.Crash campaign STORE KILLS [SEED] [CONTROL]                 kills a shop again and again and judges what is left of it
// OrderKit.Crash failover ROUNDS [SEED] [cut-off]                      kills a primary under load and promotes its standby
// OrderKit.Crash worker STORE FOLDER DIE-AT SERVER-DIES-AT CONTROL     the shop that is killed; started by the campaign
switch (args)
{
    case ["worker", var store, var folder, var dieAt, var serverDiesAt, var control]:
        var points = new CrashPoints(int.Parse(dieAt, null), int.Parse(serverDiesAt, null));
        await CrashWorker.RunAsync(store, folder, points, Enum.Parse<CrashControl>(control));
        return 0;
    case ["campaign", var store, var kills, .. var rest]:
        var seed = rest.Length > 0 ? int.Parse(rest[0], null) : 1;
        var broken = rest.Length > 1 ? Enum.Parse<CrashControl>(rest[1]) : CrashControl.None;
        var verdict = await CrashCampaign.RunAsync(store, int.Parse(kills, null), seed, broken, Console.WriteLine);
        Console.WriteLine(verdict);
        return verdict.Faults.Count == 0 ? 0 : 1;
    case ["failover", var rounds, .. var rest]:
        var over = await FailoverCampaign.RunAsync(
            int.Parse(rounds, null), rest.Length > 0 ? int.Parse(rest[0], null) : 1, rest.Contains("cut-off"), Console.WriteLine);
        Console.WriteLine(over);
        return over.Faults.Count == 0 ? 0 : 1;
    default:
        Console.Error.WriteLine("campaign STORE KILLS [SEED] [CONTROL], or failover ROUNDS [SEED] [cut-off]");
        return 2;
}
