using Instrument;

namespace CharModel.Tracking;

/// <summary>A text that the model wrote: a row of the table of samples.</summary>
/// <param name="Step">After which step.</param>
/// <param name="Epoch">Examples seen until then, as a share of the training text.</param>
/// <param name="Temperature">How daring it wrote.</param>
/// <param name="Text">What it wrote.</param>
[WandbTable]
public sealed partial record GeneratedSample(int Step, double Epoch, float Temperature, string Text);
