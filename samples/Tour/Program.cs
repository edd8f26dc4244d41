using OrderKit.Samples.Tour;

await FirstOrder.TellAsync(Console.Out);
