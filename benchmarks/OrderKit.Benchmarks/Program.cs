using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters.Csv;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using OrderKit.Benchmarks;
using Perfolizer.Horology;

if (args is ["--race"])
{
    HotSkuRace.Run();
    return;
}

// Short iterations, many of them: on a shared machine a disturbed quarter of a second is thrown out as an outlier. The analysers have
// seen the code before; what BenchmarkDotNet builds again need not wait for them.
var job = Job.Default
    .WithWarmupCount(6).WithIterationCount(20).WithIterationTime(TimeInterval.FromMilliseconds(250))
    .WithArguments([new MsBuildArgument("-p:RunAnalyzers=false")]);
var config = ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddColumn(StatisticColumn.Min)
    .AddExporter(MarkdownExporter.GitHub, CsvExporter.Default)
    .AddLogger(ConsoleLogger.Default);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
