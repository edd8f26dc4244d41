namespace OrderKit.Samples.Replay.Figures;

/// <summary>A named number or text, or a block of such.</summary>
internal abstract record Figure(string Name);

/// <summary>One number or text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Json">Its value as JSON.</param>
/// <param name="Source">Who counted it.</param>
internal sealed record SingleFigure(string Name, string Json, FigureSource Source) : Figure(Name);

/// <summary>Figures that belong together.</summary>
internal sealed record FigureBlock(string Name, IReadOnlyList<Figure> Figures) : Figure(Name);

/// <summary>Who counted a figure.</summary>
internal enum FigureSource
{
    /// <summary>The engine: from its events and refusals alone.</summary>
    Engine,

    /// <summary>The reader: from the rows, because an order engine has no word for it.</summary>
    Intake,
}
